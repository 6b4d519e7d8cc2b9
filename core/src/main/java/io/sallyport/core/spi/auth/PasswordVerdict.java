package io.sallyport.core.spi.auth;

import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ReasonCode;

/** What a {@link PasswordVerifier} found. */
public sealed interface PasswordVerdict {
    /**
     * The password is right.
     *
     * @param identity who that is; its name need not be the one that the client sent
     */
    record Accepted(Identity identity) implements PasswordVerdict {}

    /**
     * The client is not let in. It is told no more than that.
     *
     * @param reason for the log: {@code bad-password}, {@code account-locked}, …
     */
    record Refused(ReasonCode reason) implements PasswordVerdict {}
}

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
     * @param fault whether that counts against the client
     */
    record Refused(ReasonCode reason, Fault fault) implements PasswordVerdict {
        /**
         * Gives a refusal that is the client's fault.
         *
         * @param reason see {@link #reason()}
         */
        public Refused(ReasonCode reason) {
            this(reason, Fault.CLIENT);
        }
    }
}

package io.sallyport.core.spi.auth;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ReasonCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One sub-negotiation of RFC 1929: {@code VER=1 ULEN UNAME PLEN PASSWD}, answered {@code VER=1 STATUS}. */
final class UsernamePasswordExchange implements AuthenticationExchange {
    private static final byte VERSION = 0x01;
    private static final byte SUCCESS = 0x00;
    private static final byte FAILURE = 0x01;
    private static final int ULEN_AT = 1;
    private static final int UNAME_AT = 2;

    private static final ReasonCode BAD_VERSION = ReasonCode.of("password-bad-version");
    private static final ReasonCode EMPTY_USERNAME = ReasonCode.of("empty-username");
    private static final ReasonCode EMPTY_PASSWORD = ReasonCode.of("empty-password");
    private static final ReasonCode LOCKED = ReasonCode.of("account-locked-for-source");
    private static final ReasonCode BAD_USERNAME = ReasonCode.of("username-not-printable-utf-8");

    private final PasswordVerifier verifier;
    private final ClientInfo client;
    private final PasswordAttempts attempts;
    private Optional<String> claimed = Optional.empty();
    private @Nullable PasswordCredentials unverified;
    private @Nullable PasswordCredentials verifying;

    UsernamePasswordExchange(PasswordVerifier verifier, ExchangeStart start) {
        this.verifier = verifier;
        this.client = start.client();
        this.attempts = start.attempts();
    }

    @Override
    public int messageLength(ByteBuffer received) throws MalformedMessageException {
        int start = received.position();
        if (received.hasRemaining() && received.get(start) != VERSION) {
            throw new MalformedMessageException(BAD_VERSION);
        }
        if (received.remaining() <= ULEN_AT) {
            return UNKNOWN;
        }
        int plenAt = UNAME_AT + Byte.toUnsignedInt(received.get(start + ULEN_AT));
        return received.remaining() <= plenAt ? UNKNOWN : plenAt + 1 + Byte.toUnsignedInt(received.get(start + plenAt));
    }

    @Override
    public CompletionStage<AuthenticationStep> onMessage(ByteBuffer message) {
        message.position(message.position() + ULEN_AT);
        byte[] uname = takeField(message);
        claimed = decode(uname);
        String username = claimed.orElse("");
        PasswordCredentials received =
                new PasswordCredentials(username, takeField(message), () -> attempts.isLocked(username));
        unverified = received;
        if (uname.length == 0) {
            return refuse(received, EMPTY_USERNAME);
        }
        if (received.username().isEmpty()) {
            return refuse(received, BAD_USERNAME);
        }
        if (received.password().length == 0) {
            return refuse(received, EMPTY_PASSWORD);
        }
        if (attempts.isLocked(received.username())) {
            return refuse(received, LOCKED);
        }
        return verify(received);
    }

    private CompletionStage<AuthenticationStep> verify(PasswordCredentials received) {
        CompletionStage<PasswordVerdict> verdict =
                Objects.requireNonNull(verifier.verify(client, received), "no stage");
        unverified = null;
        verifying = received;
        String username = received.username();
        return verdict.whenComplete((given, failure) -> received.wipe()).thenApply(given -> toStep(username, given));
    }

    private AuthenticationStep toStep(String username, PasswordVerdict verdict) {
        if (verdict instanceof PasswordVerdict.Accepted accepted) {
            return accept(username, accepted);
        }
        PasswordVerdict.Refused refused = (PasswordVerdict.Refused) verdict;
        if (refused.fault() == Fault.CLIENT) {
            attempts.failed(username);
        } else if (attempts.isLocked(username)) {
            return locked();
        }
        return new AuthenticationStep.Refused(status(FAILURE), refused.reason(), refused.fault());
    }

    /** Guesses that were under way at the same time must not find out more than those one after another. */
    private AuthenticationStep accept(String username, PasswordVerdict.Accepted accepted) {
        return attempts.isLocked(username)
                ? locked()
                : new AuthenticationStep.Accepted(status(SUCCESS), accepted.identity());
    }

    private static AuthenticationStep locked() {
        return new AuthenticationStep.Refused(status(FAILURE), LOCKED);
    }

    private static CompletionStage<AuthenticationStep> refuse(PasswordCredentials received, ReasonCode reason) {
        received.wipe();
        return CompletableFuture.completedFuture(new AuthenticationStep.Refused(status(FAILURE), reason));
    }

    private static byte[] takeField(ByteBuffer message) {
        byte[] field = new byte[Byte.toUnsignedInt(message.get())];
        message.get(field);
        return field;
    }

    /** Decodes strictly: what replaces a bad octet could turn one name into another. */
    private static Optional<String> decode(byte[] uname) {
        try {
            String name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(uname))
                    .toString();
            return name.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(name);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static ByteBuffer status(byte status) {
        return ByteBuffer.wrap(new byte[] {VERSION, status});
    }

    @Override
    public Optional<String> claimedName() {
        return claimed.filter(name -> !name.isEmpty());
    }

    @Override
    public ByteBuffer refusalReply() {
        return status(FAILURE);
    }

    /** Leaves a password alone that is being verified: wiped under the verifier, it would count as a wrong one. */
    @Override
    public void close() {
        if (unverified != null) {
            unverified.wipe();
            unverified = null;
        }
        if (verifying != null) {
            verifying.abandon();
            verifying = null;
        }
    }
}

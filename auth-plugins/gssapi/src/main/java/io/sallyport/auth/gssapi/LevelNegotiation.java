package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.config.GssapiConfig;
import io.sallyport.auth.gssapi.context.ContextTokens;
import io.sallyport.auth.gssapi.context.EstablishedContext;
import io.sallyport.auth.gssapi.context.LevelTokens;
import io.sallyport.auth.gssapi.context.Reasons;
import io.sallyport.auth.gssapi.context.RefusedException;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.auth.AuthenticationStep;
import java.util.EnumSet;
import java.util.Set;

/** Settles on the protection level, RFC 1961 section 4. */
final class LevelNegotiation {
    private final GssapiConfig config;
    private final ContextTokens contextTokens;

    LevelNegotiation(GssapiConfig config, ContextTokens contextTokens) {
        this.config = config;
        this.contextTokens = contextTokens;
    }

    AuthenticationStep.Accepted settle(byte[] token, Authenticated client, Set<ProtectionLevel> acceptable)
            throws RefusedException {
        return token.length == 1
                ? settleUnprotected(token, client, acceptable)
                : settleProtected(token, client, acceptable);
    }

    private AuthenticationStep.Accepted settleProtected(
            byte[] token, Authenticated client, Set<ProtectionLevel> acceptable) throws RefusedException {
        LevelTokens tokens = new LevelTokens(client.context());
        ProtectionLevel level = choose(tokens.open(token), client.context(), permitted(acceptable));
        byte[] answer = tokens.make(Levels.octet(level), client.context().gss().getMutualAuthState());
        GssapiProtection protection = new GssapiProtection(level, contextTokens.of(client.context(), tokens, answer));
        return accepted(answer, client, protection);
    }

    /**
     * The form of NEC's reference implementation, where nobody vouches for the octet: until the first encapsulated
     * message the client has not shown that it knows the context's key, so that there must be such a message.
     */
    private AuthenticationStep.Accepted settleUnprotected(
            byte[] token, Authenticated client, Set<ProtectionLevel> acceptable) throws RefusedException {
        if (!config.acceptNec()) {
            throw new RefusedException(Reasons.LEVEL_UNPROTECTED);
        }
        Set<ProtectionLevel> encapsulating = permitted(acceptable);
        encapsulating.remove(ProtectionLevel.NONE);
        ProtectionLevel level = choose(token, client.context(), encapsulating);
        GssapiProtection protection = new GssapiProtection(level, contextTokens.ofTheJdk(client.context()));
        return accepted(new byte[] {Levels.octet(level)}, client, protection);
    }

    private static AuthenticationStep.Accepted accepted(
            byte[] answer, Authenticated client, GssapiProtection protection) {
        return new AuthenticationStep.Accepted(Frame.of(Frame.PROTECTION_LEVEL, answer), client.identity(), protection);
    }

    private ProtectionLevel choose(byte[] asked, EstablishedContext context, Set<ProtectionLevel> permitted)
            throws RefusedException {
        if (asked.length != 1) {
            throw new RefusedException(Reasons.LEVEL_MALFORMED);
        }
        ProtectionLevel level = Levels.choose(asked[0], permitted)
                .orElseThrow(() -> new RefusedException(Reasons.LEVEL_NOT_ACCEPTABLE));
        if (level.isAtLeast(ProtectionLevel.SELECTIVE) && !context.gss().getConfState()) {
            throw new RefusedException(Reasons.NO_CONFIDENTIALITY);
        }
        return level;
    }

    private Set<ProtectionLevel> permitted(Set<ProtectionLevel> acceptable) {
        Set<ProtectionLevel> permitted = EnumSet.copyOf(acceptable);
        if (!config.acceptProtectionNone()) {
            permitted.remove(ProtectionLevel.NONE);
        }
        return permitted;
    }
}

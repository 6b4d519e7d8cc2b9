package io.sallyport.auth.gssapi.context;

import io.sallyport.auth.gssapi.config.TokensFrom;
import io.sallyport.auth.gssapi.token.Rfc4121Tokens;
import io.sallyport.auth.gssapi.token.Role;
import io.sallyport.auth.gssapi.token.TokenState;
import io.sallyport.auth.gssapi.token.WrapTokens;

/** Chooses whose tokens a context gets. */
public final class ContextTokens {
    private final TokensFrom from;

    /** Takes the choice of the configuration. */
    public ContextTokens(TokensFrom from) {
        this.from = from;
    }

    /**
     * Gives the tokens that follow the protection level's messages. These show which numbers come next.
     *
     * @param level what opened the client's
     * @param answer the gateway's token
     */
    public WrapTokens of(EstablishedContext context, LevelTokens level, byte[] answer) {
        if (from == TokensFrom.JDK || !Rfc4121Tokens.supports(context.enctype())) {
            return level.goOn();
        }
        TokenState state = new TokenState(
                Role.ACCEPTOR,
                TokenHeader.isUnderAcceptorSubkey(answer),
                TokenHeader.sequence(answer) + 1,
                level.clientNext());
        WrapTokens tokens = Rfc4121Tokens.of(context.key(), state);
        context.close();
        return tokens;
    }

    /** Gives the tokens of a context that made none yet, and so did not show which number comes first. */
    public WrapTokens ofTheJdk(EstablishedContext context) {
        return new LevelTokens(context).goOn();
    }
}

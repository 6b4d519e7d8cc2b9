package io.sallyport.auth.gssapi.context;

import io.sallyport.auth.gssapi.token.WrapTokens;

/** Chooses whose tokens a context gets. */
public final class ContextTokens {
    /**
     * Gives the tokens that follow the protection level's messages.
     *
     * @param level what opened the client's
     * @param answer the gateway's token
     */
    public WrapTokens of(EstablishedContext context, LevelTokens level, byte[] answer) {
        return level.goOn();
    }

    /** Gives the tokens of a context that made none yet, and so did not show which number comes first. */
    public WrapTokens ofTheJdk(EstablishedContext context) {
        return new LevelTokens(context).goOn();
    }
}

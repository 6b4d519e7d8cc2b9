package io.sallyport.auth.gssapi.token;

/**
 * What an established context has come to beside its key.
 *
 * @param role ours
 * @param acceptorSubkey whether the key is one that the acceptor chose, as every token then says
 * @param ownSequence the number of the next token that we wrap
 * @param peerSequence the number of the next token that the peer wraps
 */
public record TokenState(Role role, boolean acceptorSubkey, long ownSequence, long peerSequence) {}

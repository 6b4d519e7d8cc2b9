package io.sallyport.core.spi.policy;

/**
 * Where a request wants to go: DST.ADDR and DST.PORT, RFC 1928 section 4.
 *
 * @param asAsked DST.ADDR as the client sent it, octet for octet: a name has one character of U+0000 to U+00FF for each
 *     octet. For logs, which must escape it; never for a decision
 * @param host DST.ADDR in its one canonical form
 * @param port DST.PORT, 0 to 65535
 */
public record Destination(String asAsked, CanonicalHost host, int port) {}

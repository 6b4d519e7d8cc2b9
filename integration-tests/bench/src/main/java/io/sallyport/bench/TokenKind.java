package io.sallyport.bench;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Which tokens are measured. */
@State(Scope.Thread)
public class TokenKind {
    /** The encryption type: 18 is aes256-cts-hmac-sha1-96, 20 is aes256-cts-hmac-sha384-192. */
    @Param({"18", "20"})
    public int type;

    /** The plaintext's length. */
    @Param({"64", "1024", "16384", "61440"})
    public int length;
}

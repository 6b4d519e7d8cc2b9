package io.sallyport.auth.gssapi.context;

import org.ietf.jgss.GSSException;
import org.ietf.jgss.Oid;

/** The mechanism of RFC 4121. */
final class Kerberos {
    static final Oid MECHANISM = mechanism();

    private Kerberos() {}

    private static Oid mechanism() {
        try {
            return new Oid("1.2.840.113554.1.2.2");
        } catch (GSSException e) {
            throw new IllegalStateException(e);
        }
    }
}

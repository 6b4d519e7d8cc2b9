package io.sallyport.auth.gssapi.ticket;

import java.util.List;

/** {@code PrincipalName} of RFC 4120 section 5.2.2: a type, which means nothing, and the name's components. */
final class PrincipalNames {
    private PrincipalNames() {}

    static List<String> read(Der field) throws UnreadableException {
        Der name = field.only(Der.SEQUENCE);
        name.field(0).integer();
        List<String> components = name.field(1).texts();
        name.end();
        if (components.isEmpty()) {
            throw new UnreadableException();
        }
        return components;
    }
}

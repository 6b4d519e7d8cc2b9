package io.sallyport.auth.gssapi.pac;

import com.sun.security.jgss.AuthorizationDataEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks through a ticket's authorization data (RFC 4120 section 5.2.6) for the one PAC that may be in it. */
final class PacFinder {
    private static final int AD_IF_RELEVANT = 1;
    private static final int AD_WIN2K_PAC = 128;
    private static final int MOST_ELEMENTS = 64;
    private static final int MOST_LEVELS = 4;

    private final List<byte[]> found = new ArrayList<>();
    private int elements;

    /** Finds it; two are refused, as the second could be one that the client had the KDC copy into the ticket. */
    static Optional<byte[]> find(AuthorizationDataEntry[] entries) throws InvalidPacException {
        PacFinder finder = new PacFinder();
        for (AuthorizationDataEntry entry : entries) {
            finder.element(entry.getType(), entry.getData(), 1);
        }
        if (finder.found.size() > 1) {
            throw new InvalidPacException(PacReasons.SEVERAL);
        }
        return finder.found.stream().findFirst();
    }

    private void element(int type, byte[] data, int level) throws InvalidPacException {
        if (++elements > MOST_ELEMENTS || level > MOST_LEVELS) {
            throw new InvalidPacException(PacReasons.AUTHORIZATION_DATA);
        }
        if (type == AD_WIN2K_PAC) {
            found.add(data);
        } else if (type == AD_IF_RELEVANT) {
            inside(new Der(data).only(Der.SEQUENCE), level + 1);
        }
    }

    private void inside(Der sequence, int level) throws InvalidPacException {
        while (!sequence.isEmpty()) {
            Der entry = sequence.take(Der.SEQUENCE);
            int type = entry.take(Der.CONTEXT_0).only(Der.INTEGER).toInt();
            Der data = entry.only(Der.CONTEXT_1).only(Der.OCTET_STRING);
            element(type, data.toBytes(), level);
        }
    }
}

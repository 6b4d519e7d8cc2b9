package io.sallyport.auth.gssapi.pac;

import java.util.ArrayList;
import java.util.List;

/**
 * An array of groups with attributes in a KERB_VALIDATION_INFO: as GROUP_MEMBERSHIP (relative identifiers) or as
 * KERB_SID_AND_ATTRIBUTES.
 *
 * @param count how many
 * @param present whether the array stands behind
 */
record Memberships(long count, boolean present) {
    /** More than Windows lets an account have (1,015), so that no ticket costs much. */
    private static final int MOST = 2_048;

    private static final long ENABLED = 0x4;
    private static final long USE_FOR_DENY_ONLY = 0x10;

    static Memberships parse(Ndr ndr) throws InvalidPacException {
        long count = ndr.octets().u32();
        boolean present = ndr.pointer();
        if (count > MOST) {
            throw new InvalidPacException(PacReasons.TOO_MANY_GROUPS);
        }
        Ndr.require(present || count == 0);
        return new Memberships(count, present);
    }

    List<Long> relative(Ndr ndr) throws InvalidPacException {
        List<Long> identifiers = new ArrayList<>();
        begin(ndr);
        for (long i = 0; present && i < count; i++) {
            identifiers.add(ndr.octets().u32());
            requireInEffect(ndr);
        }
        return identifiers;
    }

    List<String> sids(Ndr ndr) throws InvalidPacException {
        begin(ndr);
        for (long i = 0; present && i < count; i++) {
            Ndr.require(ndr.pointer());
            requireInEffect(ndr);
        }
        List<String> sids = new ArrayList<>();
        for (long i = 0; present && i < count; i++) {
            sids.add(ndr.sid().text());
        }
        return sids;
    }

    private void begin(Ndr ndr) throws InvalidPacException {
        if (present) {
            ndr.count(count);
        }
    }

    /** One that counts only where it denies is no group that a set of names could hold. */
    private static void requireInEffect(Ndr ndr) throws InvalidPacException {
        long attributes = ndr.octets().u32();
        if ((attributes & ENABLED) == 0 || (attributes & USE_FOR_DENY_ONLY) != 0) {
            throw new InvalidPacException(PacReasons.GROUP_NOT_IN_EFFECT);
        }
    }
}

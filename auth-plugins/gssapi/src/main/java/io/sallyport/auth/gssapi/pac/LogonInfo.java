package io.sallyport.auth.gssapi.pac;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** KERB_VALIDATION_INFO ([MS-PAC] 2.5): reads its fields in their order, then what their pointers point to. */
final class LogonInfo {
    private static final int TIMES = 6 * Long.BYTES;
    private static final int LOGON_COUNTS = 2 * Short.BYTES;
    private static final int USER_SESSION_KEY = 16;
    private static final int FROM_RESERVED1_TO_RESERVED3 = 40;
    private static final long EXTRA_SIDS = 0x20;
    private static final long RESOURCE_GROUPS = 0x200;

    private final Ndr ndr;
    private final List<NdrString> names;
    private final long user;
    private final long primaryGroup;
    private final Memberships groups;
    private final List<NdrString> logonNames;
    private final boolean domain;
    private final Memberships extraSids;
    private final boolean resourceDomain;
    private final Memberships resourceGroups;

    private LogonInfo(Ndr ndr) throws InvalidPacException {
        this.ndr = ndr;
        Octets octets = ndr.octets();
        octets.skip(TIMES);
        names = strings(6);
        octets.skip(LOGON_COUNTS);
        user = octets.u32();
        primaryGroup = octets.u32();
        groups = Memberships.parse(ndr);
        long flags = octets.u32();
        octets.skip(USER_SESSION_KEY);
        logonNames = strings(2);
        domain = ndr.pointer();
        octets.skip(FROM_RESERVED1_TO_RESERVED3);
        extraSids = Memberships.parse(ndr);
        resourceDomain = ndr.pointer();
        resourceGroups = Memberships.parse(ndr);
        Ndr.require(extraSids.count() == 0 || (flags & EXTRA_SIDS) != 0);
        Ndr.require(resourceGroups.count() == 0 || (resourceDomain && (flags & RESOURCE_GROUPS) != 0));
    }

    static PacIdentity parse(Octets buffer) throws InvalidPacException {
        return new LogonInfo(Ndr.open(buffer)).identity();
    }

    private List<NdrString> strings(int count) throws InvalidPacException {
        NdrString[] strings = new NdrString[count];
        for (int i = 0; i < count; i++) {
            strings[i] = NdrString.parse(ndr);
        }
        return List.of(strings);
    }

    private PacIdentity identity() throws InvalidPacException {
        String account = skipAllButFirst(names);
        List<Long> relative = groups.relative(ndr);
        skipAllButFirst(logonNames);
        if (!domain || user == 0 || account.isEmpty()) {
            throw new InvalidPacException(PacReasons.NO_ACCOUNT);
        }
        Sid home = ndr.sid();
        Set<String> sids = new HashSet<>();
        addAll(sids, home, relative);
        if (primaryGroup != 0) {
            sids.add(home.member(primaryGroup));
        }
        sids.addAll(extraSids.sids(ndr));
        Optional<Sid> resources = resourceDomain ? Optional.of(ndr.sid()) : Optional.empty();
        List<Long> local = resourceGroups.relative(ndr);
        if (resources.isPresent()) {
            addAll(sids, resources.get(), local);
        }
        ndr.end();
        return new PacIdentity(account, home.member(user), sids);
    }

    private String skipAllButFirst(List<NdrString> strings) throws InvalidPacException {
        String first = strings.get(0).characters(ndr);
        for (NdrString string : strings.subList(1, strings.size())) {
            string.characters(ndr);
        }
        return first;
    }

    private static void addAll(Set<String> sids, Sid domain, List<Long> relative) throws InvalidPacException {
        for (long identifier : relative) {
            sids.add(domain.member(identifier));
        }
    }
}

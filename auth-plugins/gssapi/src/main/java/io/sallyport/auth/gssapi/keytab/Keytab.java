package io.sallyport.auth.gssapi.keytab;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys of one state of the file that may be used, and those that were left out.
 *
 * @param usable of principals that may be asked for, and of accepted encryption types
 * @param weak of principals that may be asked for, but of encryption types that are refused
 */
public record Keytab(List<KeytabEntry> usable, List<KeytabEntry> weak) {
    /** Anybody can send a ticket that none of them opens. */
    private static final int MOST_TRIES = 4;

    /** Copies the lists. */
    public Keytab {
        usable = List.copyOf(usable);
        weak = List.copyOf(weak);
    }

    static Keytab of(List<KeytabEntry> entries, ServiceFilter filter, Set<Enctype> enctypes) {
        List<KeytabEntry> offered = entries.stream()
                .filter(entry -> filter.accepts(entry.service()))
                .toList();
        return new Keytab(
                offered.stream().filter(entry -> isUsable(entry, enctypes)).toList(),
                offered.stream().filter(entry -> !isUsable(entry, enctypes)).toList());
    }

    private static boolean isUsable(KeytabEntry entry, Set<Enctype> enctypes) {
        return Enctype.of(entry.enctype())
                .filter(type -> enctypes.contains(type) && type.keyLength() == entry.key().length)
                .isPresent();
    }

    /** The principals that have a usable key. */
    public Set<Service> services() {
        return usable.stream().map(KeytabEntry::service).collect(Collectors.toUnmodifiableSet());
    }

    /** The realms that the gateway has a usable key in. */
    public Set<String> realms() {
        return usable.stream().map(entry -> entry.service().realm()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Finds the keys that a ticket may be encrypted in, the likeliest first.
     *
     * @param version the ticket's; when there is none of it, a few of the newest, for not every KDC says the right one
     */
    public List<KeytabEntry> find(Service service, int enctype, Optional<Integer> version) {
        List<KeytabEntry> keys = usable.stream()
                .filter(entry -> entry.enctype() == enctype && entry.service().equals(service))
                .sorted(Comparator.comparingInt(KeytabEntry::version).reversed())
                .toList();
        List<KeytabEntry> named = keys.stream()
                .filter(entry ->
                        version.filter(wanted -> wanted == entry.version()).isPresent())
                .toList();
        return (named.isEmpty() ? keys : named).stream().limit(MOST_TRIES).toList();
    }
}

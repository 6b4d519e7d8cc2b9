package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.sallyport.auth.ldap.config.DiscoveryConfig;
import io.sallyport.auth.ldap.config.Security;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.naming.NamingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Servers that DNS names; what it said last counts as long as it says nothing new. */
final class DiscoveredEndpoints implements Endpoints {
    private static final Logger log = LoggerFactory.getLogger(DiscoveredEndpoints.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final DiscoveryConfig config;
    private final SrvLookup lookup;
    private final Clock clock;
    private List<SrvRecord> known = List.of();
    private Instant askAgain = Instant.MIN;

    DiscoveredEndpoints(DiscoveryConfig config, SrvLookup lookup, Clock clock) {
        this.config = config;
        this.lookup = lookup;
        this.clock = clock;
    }

    @Override
    public synchronized List<Endpoint> current() throws LDAPException {
        if (!clock.instant().isBefore(askAgain)) {
            ask();
        }
        if (known.isEmpty()) {
            throw new LDAPException(ResultCode.CONNECT_ERROR, "DNS names no server by " + name());
        }
        return inOrder(known).stream().map(this::endpoint).toList();
    }

    private void ask() {
        try {
            List<SrvRecord> named =
                    lookup.records(name()).stream().filter(this::isTrusted).toList();
            if (!named.isEmpty()) {
                known = named;
            }
            askAgain = clock.instant().plus(named.isEmpty() ? RETRY : FRESH);
        } catch (NamingException | IllegalArgumentException e) {
            log.warn("{}: no answer from DNS: {}", name(), String.valueOf(e.getMessage()));
            askAgain = clock.instant().plus(RETRY);
        }
    }

    private String name() {
        return "_ldap._tcp." + config.domain();
    }

    private boolean isTrusted(SrvRecord record) {
        boolean trusted = record.isIn(config.domain());
        if (!trusted) {
            log.warn(
                    "{}: DNS names '{}' (expected: a host in {}); not taken", name(), record.target(), config.domain());
        }
        return trusted;
    }

    private Endpoint endpoint(SrvRecord record) {
        boolean other = config.security() == Security.LDAPS && config.ldapsPort() != 0;
        return new Endpoint(record.target(), other ? config.ldapsPort() : record.port(), config.security());
    }

    /** RFC 2782: by priority, and by chance according to weight among equals. */
    private static List<SrvRecord> inOrder(List<SrvRecord> records) {
        List<SrvRecord> rest = new ArrayList<>(records);
        List<SrvRecord> ordered = new ArrayList<>();
        while (!rest.isEmpty()) {
            int first = rest.stream().mapToInt(SrvRecord::priority).min().orElseThrow();
            List<SrvRecord> equals = rest.stream()
                    .filter(record -> record.priority() == first)
                    .sorted(Comparator.comparingInt(SrvRecord::weight))
                    .toList();
            SrvRecord chosen = choose(equals);
            ordered.add(chosen);
            rest.remove(chosen);
        }
        return ordered;
    }

    private static SrvRecord choose(List<SrvRecord> equals) {
        int total = equals.stream().mapToInt(SrvRecord::weight).sum();
        int chance = ThreadLocalRandom.current().nextInt(total + 1);
        for (SrvRecord record : equals) {
            chance -= record.weight();
            if (chance <= 0) {
                return record;
            }
        }
        return equals.get(0);
    }
}

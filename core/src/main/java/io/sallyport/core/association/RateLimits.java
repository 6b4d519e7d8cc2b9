package io.sallyport.core.association;

import io.sallyport.core.spi.policy.DatagramObligations;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rates that one identity's associations share under a rule; kept only while one of them uses them. */
final class RateLimits {
    private final Map<Key, Shared> shared = new ConcurrentHashMap<>();

    /** Takes part in the rates of a rule; {@link Share#close} gives up the part. */
    Share join(String rule, String identity, DatagramObligations obligations, long now) {
        Key key = new Key(rule, identity, obligations);
        Shared joined = shared.compute(key, (k, known) -> {
            Shared one = known == null ? new Shared(obligations, now) : known;
            one.users++;
            return one;
        });
        return new Share(joined, () -> shared.computeIfPresent(key, (k, known) -> --known.users > 0 ? known : null));
    }

    int tracked() {
        return shared.size();
    }

    private record Key(String rule, String identity, DatagramObligations obligations) {}

    private static final class Shared {
        private final Optional<RateLimit> datagrams;
        private final Optional<RateLimit> octets;
        private int users;

        Shared(DatagramObligations obligations, long now) {
            this.datagrams = obligations.datagramsPerSecond().isPresent()
                    ? Optional.of(new RateLimit(obligations.datagramsPerSecond().getAsInt(), now))
                    : Optional.empty();
            this.octets = obligations.octetsPerSecond().isPresent()
                    ? Optional.of(new RateLimit(obligations.octetsPerSecond().getAsLong(), now))
                    : Optional.empty();
        }

        boolean take(int length, long now) {
            if (datagrams.isPresent() && !datagrams.get().take(1, now)) {
                return false;
            }
            boolean taken = octets.isEmpty() || octets.get().take(length, now);
            if (!taken) {
                datagrams.ifPresent(limit -> limit.giveBack(1));
            }
            return taken;
        }
    }

    /** One association's part in shared rates. */
    static final class Share implements AutoCloseable {
        private final Shared rates;
        private final Runnable leave;

        Share(Shared rates, Runnable leave) {
            this.rates = rates;
            this.leave = leave;
        }

        boolean take(int length, long now) {
            return rates.take(length, now);
        }

        @Override
        public void close() {
            leave.run();
        }
    }
}

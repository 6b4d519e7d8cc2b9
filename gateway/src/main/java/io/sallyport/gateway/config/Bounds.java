package io.sallyport.gateway.config;

import io.sallyport.gateway.yaml.Mistakes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that settings are within sense, and says of all of them at once which are not. */
final class Bounds {
    private final Mistakes mistakes = new Mistakes();

    Bounds check(String key, int value, int least, int most) {
        if (value < least || value > most) {
            mistakes.add(key, String.valueOf(value), "from " + least + " to " + most);
        }
        return this;
    }

    Bounds check(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            mistakes.add(key, text(value), "from " + text(least) + " to " + text(most));
        }
        return this;
    }

    Bounds address(String key, String value) {
        mistakes.collect(() -> SocketAddresses.parse(key, value));
        return this;
    }

    /** Of each family at most one address: there would be no telling which is meant. */
    Bounds hosts(String key, List<String> values) {
        Set<Class<?>> families = new HashSet<>();
        for (String value : values) {
            mistakes.collect(() -> {
                if (!families.add(SocketAddresses.parseHost(key, value).getClass())) {
                    mistakes.add(key, "'" + value + "' is the second of its family", "at most one of each family");
                }
            });
        }
        return this;
    }

    Bounds ports(String key, String value) {
        mistakes.collect(() -> PortRanges.parse(key, value));
        return this;
    }

    /** Refuses the record if anything was out of bounds. */
    void refuse() {
        mistakes.refuse();
    }

    private static String text(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}

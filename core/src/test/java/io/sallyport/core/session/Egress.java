package io.sallyport.core.session;

import io.sallyport.core.spi.policy.DatagramObligations;
import io.sallyport.core.spi.policy.EgressBinding;
import io.sallyport.core.spi.policy.Obligations;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** Permissions that say from where. */
final class Egress {
    private Egress() {}

    static Obligations from(InetAddress... sources) {
        return from(DatagramObligations.NONE, sources);
    }

    static Obligations from(DatagramObligations datagrams, InetAddress... sources) {
        return new Obligations(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                datagrams,
                addresses(sources));
    }

    static Obligations by(String networkInterface, InetAddress... sources) {
        EgressBinding binding = addresses(sources);
        return new Obligations(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                DatagramObligations.NONE,
                new EgressBinding(binding.ipv4(), binding.ipv6(), Optional.of(networkInterface)));
    }

    static EgressBinding addresses(InetAddress... sources) {
        return new EgressBinding(first(Inet4Address.class, sources), first(Inet6Address.class, sources));
    }

    private static <A extends InetAddress> Optional<A> first(Class<A> family, InetAddress... sources) {
        return Arrays.stream(sources)
                .filter(family::isInstance)
                .map(family::cast)
                .findFirst();
    }
}

package io.sallyport.auth.gssapi.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A resolver of two tables. */
record FakeNames(Map<String, List<String>> forward, Map<String, String> backward) implements Names {
    static final FakeNames LOCALHOST =
            new FakeNames(Map.of("localhost", List.of("127.0.0.1")), Map.of("127.0.0.1", "localhost"));

    @Override
    public List<InetAddress> addresses(String host) {
        return forward.getOrDefault(host, List.of()).stream()
                .map(FakeNames::address)
                .toList();
    }

    @Override
    public Optional<String> name(InetAddress address) {
        return Optional.ofNullable(backward.get(address.getHostAddress()));
    }

    @Override
    public Optional<String> own() {
        return forward.keySet().stream().findFirst();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

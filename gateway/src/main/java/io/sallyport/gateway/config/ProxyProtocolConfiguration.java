package io.sallyport.gateway.config;

import io.sallyport.core.abuse.Network;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.gateway.yaml.Mistakes;
import java.util.List;

/** Load balancers that say for whom they connect. */
public record ProxyProtocolConfiguration(
        @Setting(
                doc =
                        "Their networks. Whoever connects from there must send a header, is believed whatever address it says,"
                                + " and has no cap of its own: list the balancers, nothing wider. Not empty.",
                example = "['192.0.2.10', '2001:db8:1::10']")
        List<String> from) {

    /** Checks the networks. */
    public ProxyProtocolConfiguration {
        from = List.copyOf(from);
        Mistakes mistakes = new Mistakes();
        if (from.isEmpty()) {
            mistakes.add("from", "[]", "the networks of the load balancers");
        }
        from.forEach(text -> mistakes.collect(() -> requireNotEverybody(Networks.parse("from", text), text)));
        mistakes.refuse();
    }

    private static void requireNotEverybody(Network network, String text) {
        if (network.prefix() == 0) {
            throw new IllegalArgumentException("from: '" + text
                    + "' is everybody, who could then say any address (expected: the balancers' networks)");
        }
    }

    List<Network> networks() {
        return Networks.parse("from", from);
    }
}

package io.sallyport.gateway.run;

import io.sallyport.core.icmp.IcmpSettings;
import io.sallyport.core.icmp.Probes;
import io.sallyport.core.icmp.SystemPrograms;
import io.sallyport.core.inbound.SystemRoutes;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.config.IcmpConfiguration;

/** The programs of a gateway, with threads of their own: who waits for a ping is not to keep others from logging in. */
final class ProbesOf {
    private ProbesOf() {}

    static Probes configuration(GatewayConfiguration configuration, Closing closing) {
        return configuration
                .icmp()
                .map(icmp -> probes(icmp, closing))
                .orElseGet(() -> new Probes(IcmpSettings.OFF, new SystemPrograms(), new SystemRoutes(), work -> {}));
    }

    private static Probes probes(IcmpConfiguration icmp, Closing closing) {
        int threads = 2 * icmp.programs();
        BlockingExecutor executor = new BlockingExecutor("sallyport-program-", threads, threads);
        Probes probes = new Probes(icmp.settings(), new SystemPrograms(), new SystemRoutes(), executor);
        closing.add(executor::close);
        closing.add(probes::close);
        return probes;
    }
}

package io.sallyport.core.egress;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.resolver.dns.DnsServerAddressStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameServersTest {

    @Test
    void asksThoseThatAreConfiguredInTheirOrder() {
        DnsServerAddressStream servers = NameServers.of(List.of(socket("192.0.2.1", 53), socket("192.0.2.2", 5353)))
                .nameServerAddressStream("example.com");

        assertThat(servers.size()).isEqualTo(2);
        assertThat(servers.next()).isEqualTo(socket("192.0.2.1", 53));
        assertThat(servers.next()).isEqualTo(socket("192.0.2.2", 5353));
    }

    @Test
    void hasSomebodyToAskWhereNoneIsConfigured() {
        assertThat(NameServers.of(List.of())
                        .nameServerAddressStream("example.com")
                        .size())
                .isPositive();
    }
}

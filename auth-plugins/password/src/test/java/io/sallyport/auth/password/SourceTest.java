package io.sallyport.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class SourceTest {
    @Test
    void isAnIpv4AddressWhateverThePort() {
        assertThat(source("192.0.2.1", 1)).isEqualTo(source("192.0.2.1", 2)).isNotEqualTo(source("192.0.2.2", 1));
    }

    @Test
    void isTheSameForAllOfA64() {
        assertThat(source("2001:db8:0:1::1", 1))
                .isEqualTo(source("2001:db8:0:1:ffff:ffff:ffff:ffff", 2))
                .isNotEqualTo(source("2001:db8:0:2::1", 1));
    }

    @Test
    void isTheSameForAnIpv4AddressThatIsWrittenAsIpv6() {
        assertThat(source("::ffff:192.0.2.1", 1)).isEqualTo(source("192.0.2.1", 1));
    }

    @Test
    void isTheTextOfAnAddressThatIsNone() {
        assertThat(Source.of(InetSocketAddress.createUnresolved("client.example", 1)))
                .isEqualTo(new Source("client.example"));
    }

    private static Source source(String address, int port) {
        return Source.of(new InetSocketAddress(address, port));
    }
}

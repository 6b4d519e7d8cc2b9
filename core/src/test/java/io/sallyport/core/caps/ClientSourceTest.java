package io.sallyport.core.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.UnixPeer;
import io.sallyport.core.testing.Addresses;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSourceTest {
    private static InetAddress ofUser(long uid) {
        return ClientSource.of(ClientInfo.atUnixSocket("s-1", "local", new UnixPeer(uid, 7), "/run/socks"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1000, 65_534, 4_294_967_294L})
    void aUserIsASourceThatNoConnectionHas(long uid) {
        assertThat(ofUser(uid).isMulticastAddress()).isTrue();
        assertThat(Source.of(ofUser(uid)).text()).isEqualTo("unix:uid=" + uid);
        assertThat(ClientSource.text(ofUser(uid))).isEqualTo("unix:uid=" + uid);
    }

    @Test
    void twoUsersAreTwoSources() {
        assertThat(Source.of(ofUser(1000))).isNotEqualTo(Source.of(ofUser(1001)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "2001:db8:0:0:0:0:0:1", "ff02:0:0:0:0:0:0:1"})
    void anAddressIsItself(String text) {
        ClientInfo client =
                new ClientInfo("s-1", "main", Addresses.socket(text, 1), Addresses.socket(text, 2), Optional.empty());

        assertThat(ClientSource.of(client)).isEqualTo(Addresses.address(text));
        assertThat(ClientSource.text(Addresses.address(text))).isEqualTo(text);
    }
}

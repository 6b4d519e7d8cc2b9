package io.sallyport.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.MalformedHostException;
import io.sallyport.core.testing.Addresses;
import io.sallyport.core.testing.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocksAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01 7F 00 00 01",
                "04 00 00 00 00 00 00 00 00 00 00 FF FF 7F 00 00 01",
                "03 09 31 32 37 2E 30 2E 30 2E 31",
                "03 0A 30 78 37 66 30 30 30 30 30 31",
            })
    void hasOneCanonicalFormHoweverItStandsOnTheWire(String address) throws Exception {
        Request request = Socks5RequestDecoder.decode(Octets.buffer("05 01 00", address, "00 50"))
                .orElseThrow();

        assertThat(request.address().canonical()).isEqualTo(CanonicalHost.of(Addresses.address("127.0.0.1")));
    }

    @Test
    void isMalformedWhereANameHasNoCanonicalForm() {
        assertThatExceptionOfType(MalformedHostException.class)
                .isThrownBy(() -> new SocksAddress.DomainName("a\nb").canonical());
    }
}

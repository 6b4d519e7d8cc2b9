package io.sallyport.core.protocol;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.sallyport.core.testing.Octets;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyEncoderTest {

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED, 00",
        "GENERAL_FAILURE, 01",
        "NOT_ALLOWED_BY_RULESET, 02",
        "NETWORK_UNREACHABLE, 03",
        "HOST_UNREACHABLE, 04",
        "CONNECTION_REFUSED, 05",
        "TTL_EXPIRED, 06",
        "COMMAND_NOT_SUPPORTED, 07",
        "ADDRESS_TYPE_NOT_SUPPORTED, 08",
    })
    void givesEveryCodeOfTheRfc(ReplyCode code, String octet) {
        assertThat(encode(SocksVersion.SOCKS5, code, ReplyEncoder.UNSPECIFIED))
                .isEqualTo("05 " + octet + " 00 01 00 00 00 00 00 00");
    }

    @Test
    void givesAnIpv4BoundAddress() {
        assertThat(encode(SocksVersion.SOCKS5, ReplyCode.SUCCEEDED, socket("192.0.2.255", 65535)))
                .isEqualTo("05 00 00 01 C0 00 02 FF FF FF");
    }

    @Test
    void givesAnIpv6BoundAddress() {
        assertThat(encode(SocksVersion.SOCKS5, ReplyCode.SUCCEEDED, socket("2001:db8::1", 0x1234)))
                .isEqualTo("05 00 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 12 34");
    }

    @Test
    void grantsInSocks4() {
        assertThat(encode(SocksVersion.SOCKS4, ReplyCode.SUCCEEDED, socket("192.0.2.1", 0x1234)))
                .isEqualTo("00 5A 12 34 C0 00 02 01");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUCCEEDED")
    void rejectsInSocks4WhateverTheReason(ReplyCode code) {
        assertThat(encode(SocksVersion.SOCKS4, code, ReplyEncoder.UNSPECIFIED)).isEqualTo("00 5B 00 00 00 00 00 00");
    }

    @Test
    void hasNoRoomForAnIpv6AddressInSocks4() {
        assertThat(encode(SocksVersion.SOCKS4, ReplyCode.SUCCEEDED, socket("2001:db8::1", 0x1234)))
                .isEqualTo("00 5A 12 34 00 00 00 00");
    }

    private static String encode(SocksVersion version, ReplyCode code, InetSocketAddress bound) {
        ByteBuf reply = ReplyEncoder.encode(version, code, bound);
        return Octets.hex(reply);
    }
}

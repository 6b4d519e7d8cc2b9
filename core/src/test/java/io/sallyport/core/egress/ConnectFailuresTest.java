package io.sallyport.core.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import io.sallyport.core.protocol.ReplyCode;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectFailuresTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                row(new ConnectException("Connection refused: /192.0.2.1:1"), "connection-refused", "05"),
                row(
                        new ConnectException("finishConnect(..) failed with error(-111): Connection refused"),
                        "connection-refused",
                        "05"),
                row(new ConnectException("Connection timed out: /192.0.2.1:1"), "connect-timed-out", "06"),
                row(new ConnectTimeoutException("connection timed out after 1 ms"), "connect-timed-out", "06"),
                row(new ConnectTimeoutException(), "connect-timed-out", "06"),
                row(new ConnectException("Network is unreachable"), "network-unreachable", "03"),
                row(new SocketException("Network is unreachable: /192.0.2.1:1"), "network-unreachable", "03"),
                row(new NoRouteToHostException("No route to host"), "host-unreachable", "04"),
                row(new NoRouteToHostException(), "host-unreachable", "04"),
                row(new IOException("connect(..) failed with error(-113): No route to host"), "host-unreachable", "04"),
                row(new ConnectException("Host is down"), "host-unreachable", "04"),
                row(new IOException("Too many open files"), "descriptors-exhausted", "01"),
                row(new BindException("Cannot assign requested address"), "connect-failed", "01"),
                row(new IOException("Connection refused"), "connect-failed", "01"),
                row(new ClosedChannelException(), "connect-failed", "01"),
                row(new EgressException("its-own", ReplyCode.NOT_ALLOWED_BY_RULESET), "its-own", "02"));
    }

    private static Arguments row(Throwable failure, String reason, String code) {
        return Arguments.of(failure, reason, code);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsWhatTheSystemSaid(Throwable failure, String reason, String code) {
        EgressException told = ConnectFailures.of(failure);

        assertThat(told.reason().code()).isEqualTo(reason);
        assertThat(told.reply().octet()).isEqualTo(Integer.parseInt(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot assign requested address",
                "bind(..) failed with error(-99): Cannot assign requested address",
                "connect(..) failed with error(-99): Cannot assign requested address",
                "bind(..) failed with error(-98): Address already in use"
            })
    void saysThatTheSourceCannotBeHad(String text) {
        InetSocketAddress destination = new InetSocketAddress("192.0.2.1", 443);
        EgressPath bound = new EgressPath(destination, Optional.of(InetAddress.getLoopbackAddress()));
        EgressPath any = new EgressPath(destination, Optional.empty());

        assertThat(ConnectFailures.of(new IOException(text), bound).reason().code())
                .isEqualTo("egress-address-unavailable");
        assertThat(ConnectFailures.of(new IOException(text), any).reason().code())
                .isEqualTo("connect-failed");
        assertThat(ConnectFailures.of(new ConnectException("Connection refused"), bound)
                        .reason()
                        .code())
                .isEqualTo("connection-refused");
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTION_REFUSED, TTL_EXPIRED",
        "TTL_EXPIRED, HOST_UNREACHABLE",
        "HOST_UNREACHABLE, NETWORK_UNREACHABLE",
        "NETWORK_UNREACHABLE, GENERAL_FAILURE",
    })
    void somebodysAnswerTellsMoreThanNobodys(ReplyCode more, ReplyCode less) {
        EgressException telling = new EgressException("more", more);
        EgressException other = new EgressException("less", less);

        assertThat(ConnectFailures.moreTelling(telling, other)).isSameAs(telling);
        assertThat(ConnectFailures.moreTelling(other, telling)).isSameAs(telling);
    }

    @Test
    void hasNoStackTrace() {
        assertThat(ConnectFailures.of(new IOException("test")).getStackTrace()).isEmpty();
    }
}

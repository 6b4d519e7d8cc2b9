package io.sallyport.gateway.config;

import static io.sallyport.gateway.config.ConfigurationTexts.mistakesOf;
import static io.sallyport.gateway.config.ConfigurationTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.abuse.AbuseControl;
import io.sallyport.core.abuse.AbuseSettings;
import io.sallyport.core.abuse.Network;
import io.sallyport.core.abuse.Offence;
import io.sallyport.core.server.SocketSettings;
import io.sallyport.core.spi.ClientInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbuseControlConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void protectsWithoutBeingAsked() throws IOException {
        AbuseSettings settings = read(folder, "").abuseControl().settings(10_000);

        assertThat(settings.halfOpen()).isEqualTo(new AbuseSettings.HalfOpenCaps(5000, 200));
        assertThat(settings.penalties().each()).containsEntry(Offence.FAILED_AUTHENTICATION, Duration.ofSeconds(5));
        assertThat(settings.lockout()).isEqualTo(new AbuseSettings.Lockout(10, Duration.ofMinutes(15)));
    }

    /** A page has a browser try a handful of times; what does it as fast as it can is kept out within a second or two. */
    @Test
    void keepsOutWhoHasTheGatewayShakeHandsAllTheTime() throws IOException {
        AbuseControl abuse = new AbuseControl(read(folder, "").abuseControl().settings(10_000), () -> 0);
        InetSocketAddress address = new InetSocketAddress("198.51.100.7", 40_000);
        ClientInfo client = new ClientInfo("s-1", "edge", address, address, Optional.empty());
        for (int i = 0; i < 75; i++) {
            abuse.offended(client, Offence.REFUSED_HANDSHAKE);
        }
        assertThat(abuse.refusal(address.getAddress())).isEmpty();

        abuse.offended(client, Offence.REFUSED_HANDSHAKE);

        assertThat(abuse.refusal(address.getAddress())).isPresent();
    }

    @Test
    void exemptsLoopbackUnlessItIsToldOtherwise() throws IOException {
        InetAddress local = InetAddress.getByName("127.0.0.7");

        assertThat(Network.anyContains(exempt(""), local)).isTrue();
        assertThat(exempt("abuse-control: {exempt: []}")).isEmpty();
    }

    private List<Network> exempt(String text) throws IOException {
        return read(folder, text).abuseControl().settings(10).penalties().exempt();
    }

    @Test
    void keepsHalfOfTheConnectionsForThoseThatHaveAsked() throws IOException {
        AbuseControlConfiguration configuration = read(folder, "").abuseControl();

        assertThat(configuration.settings(100).halfOpen().total()).isEqualTo(50);
        assertThat(configuration.settings(1).halfOpen().total()).isEqualTo(1);
    }

    @Test
    void leavesOneSourceAFourthOfThePlaces() throws IOException {
        AbuseControlConfiguration configuration = read(folder, "").abuseControl();

        assertThat(configuration.settings(400).halfOpen().perSource()).isEqualTo(50);
        assertThat(configuration.settings(20).halfOpen().perSource()).isEqualTo(16);
        assertThat(configuration.settings(10_000).halfOpen().perSource()).isEqualTo(200);
    }

    @Test
    void asksForKeepAliveAlone() throws IOException {
        SocketSettings settings = read(folder, "").tcp().settings();

        assertThat(settings.keepAlive())
                .contains(new SocketSettings.KeepAlive(Duration.ofMinutes(2), Duration.ofSeconds(30), 4));
        assertThat(settings.userTimeout()).isZero();
        assertThat(read(folder, "tcp: {keep-alive-idle: 0s}").tcp().settings().keepAlive())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abuse-control: {exempt: [198.51.100.7/24]} | abuse-control.exempt | bits beyond its prefix",
                "abuse-control: {exempt: [example.com]} | abuse-control.exempt | no address",
                "abuse-control: {half-open: 0} | abuse-control.half-open | from 1 to 1000000",
                "abuse-control: {penalties: {min: 2h, max: 3h}} | abuse-control.penalties.min | from 0s to 3600s",
                "abuse-control: {penalties: {min: 20s, max: 10s}} | abuse-control.penalties.max | from 21s",
                "abuse-control: {penalties: {min: 10m}} | abuse-control.penalties: max | from 601s",
                "abuse-control: {penalties: {refused-handshake: 2h}} | abuse-control.penalties.refused-handshake | from 0s to 3600s",
                "abuse-control: {lockout: {failures: -1}} | abuse-control.lockout.failures | from 0 to 10000",
                "tcp: {dscp: 64} | tcp.dscp | from 0 to 63",
                "listeners: {a: {address: '127.0.0.1:0', proxy-protocol: {from: []}}} | proxy-protocol.from | load balancers",
                "listeners: {a: {address: '127.0.0.1:0', proxy-protocol: {from: [0.0.0.0/0]}}} | proxy-protocol.from | everybody",
                "listeners: {a: {address: '127.0.0.1:0', ipv6-only: true}} | ipv6-only | an IPv6 address"
            })
    void saysWhatIsWrong(String text, String key, String problem) throws IOException {
        assertThat(mistakesOf(folder, text)).singleElement().asString().contains(key, problem);
    }
}

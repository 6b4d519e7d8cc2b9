package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.audit.Ending;
import io.sallyport.core.spi.audit.SessionRecord.Outcome;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.testing.FakePolicy;
import io.sallyport.core.testing.Octets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a request for a ping to the program, and from its output to the client. */
class IcmpCommandTest {
    private static final String PING = SessionFixture.PING_IPV4;
    private static final String PING_IPV6 = "05 80 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 00 00";
    private static final String PING_NAME = "05 80 00 03 0B 65 78 61 6D 70 6C 65 2E 63 6F 6D 00 00";
    private static final String SUCCEEDED = "05 00 00 01 00 00 00 00 00 00";
    private static final List<String> TO_192_0_2_1 =
            List.of("/bin/ping", "-4", "-n", "-c", "4", "-W", "2", "-s", "56", "--", "192.0.2.1");

    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void repliesWhenTheProgramRunsAndNotBefore() {
        fixture.requested(PING);
        assertThat(fixture.client.sent()).isEmpty();

        fixture.programs.settle();

        assertThat(fixture.client.sent()).isEqualTo(SUCCEEDED);
    }

    @Test
    void runsTheProgramTowardsTheAddressAndNothingElse() {
        fixture.probing();

        assertThat(fixture.programs.started()).containsExactly(TO_192_0_2_1);
    }

    @Test
    void sendsTheClientLineForLine() {
        fixture.probing();

        fixture.programs.write("one\ntw");
        assertThat(fixture.client.sent()).isEqualTo(text("one\n"));
        fixture.programs.write("o\n");

        assertThat(fixture.client.sent()).isEqualTo(text("two\n"));
    }

    @Test
    void readsNoMoreThanOneLineAheadOfTheClient() {
        fixture.probing().client.stall(true);

        fixture.programs.write(("x".repeat(500) + "\n").repeat(200));

        assertThat(fixture.programs.last().taken()).isLessThanOrEqualTo(8192);
        fixture.client.stall(false);
        fixture.programs.settle();
        assertThat(fixture.programs.last().taken()).isEqualTo(200 * 501);
    }

    @Test
    void recordsTheAddressAndTheOctets() {
        fixture.probing().programs.write("12345\n");
        fixture.programs.exit(0);

        assertThat(outcome().connectedTo()).contains(socket("192.0.2.1", 0));
        assertThat(outcome().traffic()).isEqualTo(new Traffic(0, 6));
        assertThat(outcome().ending().kind()).isEqualTo(Ending.Kind.RELAYED);
        assertThat(fixture.records.closed().get(0).request().orElseThrow().command())
                .isEqualTo(0x80);
    }

    @Test
    void asksPolicyForACommandWithoutAPort() {
        fixture.requested("05 80 00 01 C0 00 02 01 01 BB");

        AccessRequest asked = fixture.policy.asked().get(0);
        assertThat(asked.command()).isEqualTo(Command.PING);
        assertThat(asked.destination().port()).isZero();
        assertThat(asked.phase()).isEqualTo(Phase.REQUEST);
    }

    @Test
    void refusesWhatPolicyDenies() {
        fixture.policy.decides(FakePolicy::deny);

        fixture.requested(PING).programs.settle();

        assertThat(fixture.client.sent()).isEqualTo(refusal("02"));
        assertThat(fixture.programs.started()).isEmpty();
    }

    @Test
    void ofANameGoesToAPermittedAddressOnly() {
        fixture.policy.decides(request -> request.address().equals(Optional.of(address("192.0.2.2")))
                ? FakePolicy.deny(request)
                : FakePolicy.permit(request, Obligations.NONE));

        fixture.requested(PING_NAME).resolver.answer(address("192.0.2.2"), address("192.0.2.3"));
        fixture.programs.settle();

        assertThat(fixture.programs.started().get(0)).endsWith("--", "192.0.2.3");
    }

    @Test
    void ofANameWithoutAPermittedAddressGoesNowhere() {
        fixture.policy.decides(request -> request.address().isPresent()
                ? FakePolicy.deny(request)
                : FakePolicy.permit(request, Obligations.NONE));

        fixture.requested(PING_NAME).resolver.answer(address("192.0.2.2"));
        fixture.programs.settle();

        assertThat(fixture.client.sent()).isEqualTo(refusal("02"));
        assertThat(fixture.programs.started()).isEmpty();
    }

    @Test
    void writesAnIpv6AddressWithoutAZone() {
        fixture.requested(PING_IPV6).programs.settle();

        assertThat(fixture.programs.started().get(0)).contains("-6").endsWith("--", "2001:db8:0:0:0:0:0:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-f",
                "--",
                "-c1000000",
                "127.0.0.1; rm",
                "127.0.0.1 -f",
                "$(id)",
                "`id`",
                "a b",
                "a\nb",
                "a\0b",
                "../x",
                "192.0.2.1|id",
                "-I lo",
                "example.com",
            })
    void noTextOfAClientReachesAProgram(String host) {
        fixture.requested("05 80 00 03", Octets.hex((byte) host.length()), Octets.text(host), "00 00");
        if (!fixture.resolver.asked().isEmpty()) {
            fixture.resolver.answer(address("192.0.2.1"));
        }
        fixture.programs.settle();

        if (fixture.programs.started().isEmpty()) {
            assertThat(fixture.client.sent()).startsWith("05 ").isNotEqualTo(SUCCEEDED);
            assertThat(fixture.records.reasons()).hasSize(1);
        } else {
            assertThat(fixture.resolver.asked()).hasSize(1);
            assertThat(fixture.programs.started()).containsExactly(TO_192_0_2_1);
        }
    }

    @Test
    void aZoneIsNoPartOfAnAddress() {
        fixture.requested("05 80 00 03 0A", Octets.text("fe80::1%lo"), "00 00")
                .programs
                .settle();

        assertThat(fixture.programs.started().get(0)).endsWith("--", "fe80:0:0:0:0:0:0:1");
    }

    @Test
    void doesNotKnowACommandWithoutAProgram() {
        fixture.requested("05 81 00 01 C0 00 02 01 00 00");

        assertThat(fixture.client.sent()).isEqualTo(refusal("07"));
        assertThat(fixture.records.reasons()).containsExactly("command-not-supported");
        assertThat(fixture.policy.asked()).isEmpty();
    }

    @Test
    void isNoCommandOfSocks4() {
        fixture.withSocks4().open().receive("04 80 00 00 C0 00 02 01 00");

        assertThat(fixture.client.sent()).isEqualTo("00 5B 00 00 00 00 00 00");
        assertThat(fixture.records.reasons()).containsExactly("unknown-command");
    }

    @Test
    void refusesUnknownFlags() {
        fixture.requested("05 80 04 01 C0 00 02 01 00 00");

        assertThat(fixture.client.sent()).isEqualTo(refusal("01"));
        assertThat(fixture.records.reasons()).containsExactly("request-unknown-flags");
    }

    private Outcome outcome() {
        return fixture.records.closed().get(0).outcome();
    }

    private static String text(String text) {
        return Octets.text(text);
    }

    private static String refusal(String code) {
        return "05 " + code + " 00 01 00 00 00 00 00 00";
    }
}

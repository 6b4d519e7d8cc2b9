package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.association.Associations;
import io.sallyport.core.egress.EgressException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.audit.AssociationRecord;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.DatagramObligations;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.testing.FakeExchange;
import io.sallyport.core.testing.FakePolicy;
import io.sallyport.core.testing.Octets;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** UDP ASSOCIATE, RFC 1928 sections 4, 6 and 7, from the request to the record. */
class UdpAssociateTest {
    private static final String ASSOCIATE = "05 03 00 01 00 00 00 00 00 00";
    private static final String REPLY = "05 00 00 01 C0 00 02 09 9C 41";
    private static final InetSocketAddress CLIENT = socket(SessionFixture.CLIENT, 50_000);
    private static final InetSocketAddress DESTINATION = socket("203.0.113.7", 53);
    private static final String TO_DESTINATION = "00 00 00 01 CB 00 71 07 00 35";
    private static final String TO_NAME = "00 00 00 03 02 6E 73 00 35";

    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private UdpAssociateTest associated(String... request) {
        fixture.requested(request);
        assertThat(fixture.client.sent()).isEqualTo(REPLY);
        return this;
    }

    private void send(String... hex) {
        fixture.datagramSockets.client().receive(CLIENT, hex);
    }

    private AssociationRecord ended() {
        fixture.client.receiveEnd();
        return fixture.records.closed().get(0).outcome().association().orElseThrow();
    }

    private Map<String, Long> dropped() {
        return ended().dropped().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().code(), Map.Entry::getValue));
    }

    private void decides(Function<AccessRequest, Decision> decision) {
        fixture.policy.decides(request -> request.phase() == Phase.ASSOCIATION
                ? FakePolicy.permit(request, Obligations.NONE)
                : decision.apply(request));
    }

    private void binds(DatagramObligations datagrams) {
        decides(request -> FakePolicy.permit(
                request,
                new Obligations(
                        Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), datagrams)));
    }

    @Test
    void relaysThereAndBack() {
        associated(ASSOCIATE).send(TO_DESTINATION, "01 02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 01 02");

        fixture.datagramSockets.destination(1).receive(DESTINATION, "03");
        assertThat(fixture.datagramSockets.client().sent())
                .containsExactly("198.51.100.7:50000: " + TO_DESTINATION + " 03");
    }

    @Test
    void recordsWhatItRelayed() {
        associated(ASSOCIATE).send(TO_DESTINATION, "01 02");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "03");

        AssociationRecord datagrams = ended();
        assertThat(datagrams.bound()).isEqualTo(socket("192.0.2.9", 40_001));
        assertThat(datagrams.source()).contains(CLIENT);
        assertThat(datagrams.fromClient()).isEqualTo(1);
        assertThat(datagrams.toClient()).isEqualTo(1);
        assertThat(datagrams.destinations()).isEqualTo(1);
        assertThat(datagrams.first().get(0).address()).contains(DESTINATION);
        assertThat(fixture.records.reasons()).containsExactly("completed");
        assertThat(fixture.records.closed().get(0).outcome().traffic().fromClient())
                .isEqualTo(2);
        assertThat(fixture.records.closed().get(0).outcome().traffic().toClient())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05 03 00 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
                "05 03 00 03 01 30 00 00",
                "05 03 00 03 07 30 2E 30 2E 30 2E 30 00 00",
                "05 03 00 01 C6 33 64 07 00 00",
                "05 03 00 04 00 00 00 00 00 00 00 00 00 00 FF FF C6 33 64 07 00 00",
            })
    void takesZerosAndItsOwnAddressForNoDeclaration(String request) {
        associated(request).send(TO_DESTINATION, "01");
        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05 03 00 01 C6 33 64 08 00 00",
                "05 03 00 01 7F 00 00 01 00 00",
                "05 03 00 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00 00",
                "05 03 00 03 03 6E 73 31 00 00",
            })
    void refusesTheDatagramsOfAnother(String request) {
        fixture.requested(request);
        assertThat(fixture.client.sent()).isEqualTo("05 02 00 01 00 00 00 00 00 00");
        assertThat(fixture.records.reasons()).containsExactly("association-for-another-address");
        assertThat(fixture.datagramSockets.opened()).isEmpty();
    }

    @Test
    void aPortThatWasDeclaredIsLockedFromTheBeginning() {
        associated("05 03 00 01 00 00 00 00 C3 50");
        fixture.datagramSockets.client().receive(socket(SessionFixture.CLIENT, 50_001), TO_DESTINATION, "01");
        assertThat(fixture.datagramSockets.opened()).hasSize(1);
        send(TO_DESTINATION, "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 02");
        assertThat(dropped()).containsExactly(Map.entry("foreign-source", 1L));
    }

    @Test
    void thePortOfTheFirstValidDatagramIsLocked() {
        associated(ASSOCIATE);
        fixture.datagramSockets.client().receive(socket(SessionFixture.CLIENT, 50_001), "00 00 00 09");
        send(TO_DESTINATION, "01");
        fixture.datagramSockets.client().receive(socket(SessionFixture.CLIENT, 50_001), TO_DESTINATION, "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 01");
        assertThat(dropped()).containsOnly(Map.entry("foreign-source", 1L), Map.entry("malformed-datagram-header", 1L));
    }

    @Test
    void nobodyElseMayClaimIt() {
        associated(ASSOCIATE);
        fixture.datagramSockets.client().receive(socket("192.0.2.66", 50_000), TO_DESTINATION, "01");
        send(TO_DESTINATION, "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 02");
        assertThat(ended().source()).contains(CLIENT);
    }

    @Test
    void onlyWhoWasAskedMayAnswer() {
        associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.datagramSockets.destination(1).receive(socket("203.0.113.7", 54), "02");
        fixture.datagramSockets.destination(1).receive(socket("203.0.113.8", 53), "03");
        assertThat(fixture.datagramSockets.client().sent()).isEmpty();
        assertThat(dropped()).containsExactly(Map.entry("unasked-sender", 2L));
    }

    @Test
    void anybodyMayAnswerWhereARuleSaysSo() {
        binds(new DatagramObligations(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty(), true, false));
        associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.datagramSockets.destination(1).receive(socket("203.0.113.8", 54), "03");
        assertThat(fixture.datagramSockets.client().sent())
                .containsExactly("198.51.100.7:50000: 00 00 00 01 CB 00 71 08 00 36 03");
    }

    @Test
    void policyIsAskedForTheAssociationAndForEachDestinationOnce() {
        associated(ASSOCIATE).send(TO_DESTINATION, "01");
        send(TO_DESTINATION, "02");
        send("00 00 00 01 CB 00 71 08 00 35", "03");
        assertThat(fixture.policy.asked())
                .extracting(request ->
                        request.phase() + " " + request.destination().host().text())
                .containsExactly(
                        "ASSOCIATION 0.0.0.0", "DATAGRAM_DESTINATION 203.0.113.7", "DATAGRAM_DESTINATION 203.0.113.8");
    }

    @Test
    void isRefusedIfPolicyPermitsNoAssociation() {
        fixture.policy.decides(FakePolicy::deny);
        fixture.requested(ASSOCIATE);
        assertThat(fixture.client.sent()).isEqualTo("05 02 00 01 00 00 00 00 00 00");
        assertThat(fixture.records.reasons()).containsExactly("denied-by-test");
    }

    @Test
    void isRefusedIfPolicyNeedsAnAddressThatThereIsNot() {
        fixture.policy.decides(FakePolicy::needsAddress);
        fixture.requested(ASSOCIATE);
        assertThat(fixture.records.reasons()).containsExactly("policy-error");
    }

    @Test
    void aDestinationThatIsDeniedIsDroppedAndTheOthersAreNot() {
        decides(request -> request.destination().port() == 53
                ? FakePolicy.permit(request, Obligations.NONE)
                : FakePolicy.deny(request));
        associated(ASSOCIATE).send("00 00 00 01 CB 00 71 07 00 36", "01");
        send("00 00 00 01 CB 00 71 07 00 36", "01");
        send(TO_DESTINATION, "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 02");
        AssociationRecord datagrams = ended();
        assertThat(datagrams.dropped().values()).containsExactly(2L);
        assertThat(datagrams.first().get(0).denial().orElseThrow().code()).isEqualTo("denied-by-test");
    }

    @Test
    void aDestinationInUseIsAskedForAgainAfterATime() {
        associated(ASSOCIATE).send(TO_DESTINATION, "01");
        decides(FakePolicy::deny);
        send(TO_DESTINATION, "02");
        fixture.client.advance(Duration.ofSeconds(31));
        send(TO_DESTINATION, "03");
        assertThat(fixture.datagramSockets.destination(1).sent())
                .containsExactly("203.0.113.7:53: 01", "203.0.113.7:53: 02");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "04");
        assertThat(fixture.datagramSockets.client().sent()).isEmpty();
        assertThat(dropped()).containsOnly(Map.entry("denied-by-test", 1L), Map.entry("unasked-sender", 1L));
    }

    @Test
    void datagramsToANameWaitForItsAddressInTheirOrderAndOthersDoNot() {
        associated(ASSOCIATE).send(TO_NAME, "01");
        send(TO_NAME, "02");
        send(TO_DESTINATION, "03");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 03");
        fixture.resolver.answer(address("203.0.113.9"));
        send(TO_NAME, "04");
        assertThat(fixture.datagramSockets.destination(1).sent())
                .containsExactly("203.0.113.9:53: 01", "203.0.113.9:53: 02", "203.0.113.9:53: 04");
        assertThat(fixture.resolver.asked()).containsExactly("ns");
    }

    @Test
    void eachAddressOfANameIsDecided() {
        decides(request ->
                request.address().filter(address("203.0.113.8")::equals).isPresent()
                        ? FakePolicy.permit(request, Obligations.NONE)
                        : request.address().isPresent() ? FakePolicy.deny(request) : FakePolicy.needsAddress(request));
        associated(ASSOCIATE).send(TO_NAME, "01");
        fixture.resolver.answer(address("203.0.113.7"), address("203.0.113.8"));
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.8:53: 01");
    }

    @Test
    void ofANamesAddressesTheFirstIsUsedThatThisHostHasAWayTo() {
        fixture.datagramSockets.unreachable(address("2001:db8::7"));
        associated(ASSOCIATE).send(TO_NAME, "01");
        fixture.resolver.answer(address("2001:db8::7"), address("203.0.113.8"));
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.8:53: 01");
    }

    @Test
    void aNameWithoutAddressIsDroppedAndTriedAgainLater() {
        associated(ASSOCIATE).send(TO_NAME, "01");
        fixture.resolver.fail(new EgressException("name-not-found", ReplyCode.HOST_UNREACHABLE));
        send(TO_NAME, "02");
        fixture.client.advance(Duration.ofSeconds(6));
        send(TO_NAME, "03");
        fixture.resolver.answer(address("203.0.113.8"));
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.8:53: 03");
        assertThat(dropped()).containsExactly(Map.entry("name-not-found", 2L));
    }

    @Test
    void aNameServerThatSaysNothingIsNotWaitedForLonger() {
        associated(ASSOCIATE).send(TO_NAME, "01");
        fixture.client.advance(SessionFixture.RESOLVE);
        fixture.resolver.answer(address("203.0.113.8"));
        assertThat(fixture.datagramSockets.opened()).hasSize(1);
        assertThat(dropped()).containsExactly(Map.entry("resolver-timed-out", 1L));
    }

    @Test
    void onlySoManyDatagramsWaitForAName() {
        associated(ASSOCIATE);
        for (int i = 0; i < 18; i++) {
            send(TO_NAME, "01");
        }
        fixture.resolver.answer(address("203.0.113.8"));
        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(16);
        assertThat(dropped()).containsExactly(Map.entry("name-pending-too-long", 2L));
    }

    @Test
    void reachesDestinationsOfBothFamilies() {
        associated(ASSOCIATE).send(TO_DESTINATION, "01");
        send("00 00 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 00 35", "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 01");
        assertThat(fixture.datagramSockets.destination(2).sent()).containsExactly("2001:db8:0:0:0:0:0:1:53: 02");
    }

    @Test
    void anIpv4MappedDestinationIsTheIpv4One() {
        associated(ASSOCIATE).send("00 00 00 04 00 00 00 00 00 00 00 00 00 00 FF FF CB 00 71 07 00 35", "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 02");
    }

    @Test
    void passesEmptyDatagrams() {
        associated(ASSOCIATE).send(TO_DESTINATION);
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53:");
        fixture.datagramSockets.destination(1).receive(DESTINATION);
        assertThat(fixture.datagramSockets.client().sent()).containsExactly("198.51.100.7:50000: " + TO_DESTINATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00 00 00 01", "FF FF FF FF FF FF FF FF FF FF FF", "00 00 00 03 00 00 00 00"})
    void garbageIsNotItsEnd(String garbage) {
        associated(ASSOCIATE).send(TO_DESTINATION, "01");
        send(garbage);
        send(TO_DESTINATION, "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(2);
        assertThat(dropped()).containsExactly(Map.entry("malformed-datagram-header", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 00 00 01 CB 00 71 07 00 00", "00 00 00 03 02 2E 2E 00 35"})
    void aDestinationThatIsNoneIsDropped(String header) {
        associated(ASSOCIATE).send(header, "01");
        assertThat(fixture.datagramSockets.opened()).hasSize(1);
        assertThat(dropped()).hasSize(1);
    }

    @Test
    void theGatewaysOwnSocketsAreNoDestination() {
        associated(ASSOCIATE).send("00 00 00 01 C0 00 02 09 9C 41", "01");
        assertThat(fixture.datagramSockets.opened()).hasSize(1);
        assertThat(dropped()).containsExactly(Map.entry("destination-is-this-gateway", 1L));
    }

    @Test
    void anAnswerThatIsTooLongWithItsHeaderIsDropped() {
        associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.datagramSockets.destination(1).receive(DESTINATION, Octets.repeated(0x61, 65_498));
        fixture.datagramSockets.destination(1).receive(DESTINATION, Octets.repeated(0x61, 65_497));
        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
        assertThat(dropped()).containsExactly(Map.entry("datagram-too-long", 1L));
    }

    @Test
    void anotherDestinationTooManyDisplacesTheOneUnusedForLongest() {
        associated(ASSOCIATE);
        for (int i = 1; i <= 4; i++) {
            send("00 00 00 01 CB 00 71 0" + i + " 00 35", "01");
            fixture.client.advance(Duration.ofMillis(1));
        }
        send("00 00 00 01 CB 00 71 01 00 35", "01");
        fixture.client.advance(Duration.ofMillis(1));
        send("00 00 00 01 CB 00 71 05 00 35", "01");
        fixture.datagramSockets.destination(1).receive(socket("203.0.113.2", 53), "02");
        fixture.datagramSockets.destination(1).receive(socket("203.0.113.1", 53), "02");
        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
        assertThat(ended().destinations()).isEqualTo(5);
    }

    @Test
    void endsWithItsConnection() {
        associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.client.receiveEnd();
        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(fixture.datagramSockets.opened()).noneMatch(socket -> socket.isOpen());
        assertThat(fixture.registry.count()).isZero();
        assertThat(fixture.limits.tracked()).isZero();
    }

    @Test
    void endsWithAResetOfItsConnection() {
        associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.client.receiveReset();
        assertThat(fixture.records.reasons()).containsExactly("client-reset");
        assertThat(fixture.datagramSockets.opened()).noneMatch(socket -> socket.isOpen());
    }

    @Test
    void endsWhenItIsIdle() {
        associated(ASSOCIATE);
        fixture.client.advance(Duration.ofMinutes(2));
        send(TO_DESTINATION, "01");
        fixture.client.advance(Duration.ofMinutes(2));
        send("00");
        assertThat(fixture.client.isOpen()).isTrue();
        fixture.client.advance(Duration.ofMinutes(1));
        assertThat(fixture.records.reasons()).containsExactly("idle-too-long");
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void endsWithTheLifetimeOfARuleThatItUses() {
        decides(request -> FakePolicy.permit(
                request,
                new Obligations(
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(2)),
                        OptionalInt.empty(),
                        OptionalInt.empty())));
        associated(ASSOCIATE);
        fixture.client.advance(Duration.ofSeconds(90));
        send(TO_DESTINATION, "01");
        fixture.client.advance(Duration.ofSeconds(29));
        assertThat(fixture.client.isOpen()).isTrue();
        fixture.client.advance(Duration.ofSeconds(1));
        assertThat(fixture.records.reasons()).containsExactly("lifetime-over");
    }

    @Test
    void endsWithTheProofThatItWasPermittedOn() {
        Identity expiring =
                new Identity("alice", Groups.NONE, Instant.EPOCH, Optional.of(Instant.EPOCH.plusSeconds(60)));
        fixture.exchange.answers(
                message -> FakeExchange.completed(new AuthenticationStep.Accepted(FakeExchange.reply("AA"), expiring)));
        associated(ASSOCIATE);
        fixture.client.advance(Duration.ofSeconds(59));
        assertThat(fixture.client.isOpen()).isTrue();
        fixture.client.advance(Duration.ofSeconds(1));
        assertThat(fixture.records.reasons()).containsExactly("lifetime-over");
    }

    @Test
    void fragmentsArePutTogether() {
        associated(ASSOCIATE).send("00 00 01", TO_DESTINATION.substring(9), "01");
        send("00 00 82", TO_DESTINATION.substring(9), "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 01 02");
    }

    @Test
    void aDatagramThatIsNoFragmentAbandonsThoseBefore() {
        associated(ASSOCIATE).send("00 00 01", TO_DESTINATION.substring(9), "01");
        send(TO_DESTINATION, "03");
        send("00 00 82", TO_DESTINATION.substring(9), "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 03");
    }

    @Test
    void fragmentsAreAbandonedWhenTheTimerRunsOut() {
        associated(ASSOCIATE).send("00 00 01", TO_DESTINATION.substring(9), "01");
        fixture.client.advance(Duration.ofSeconds(10));
        send("00 00 82", TO_DESTINATION.substring(9), "02");
        assertThat(fixture.datagramSockets.opened()).hasSize(1);
    }

    @Test
    void fragmentsAreDroppedWhereARuleSaysSo() {
        binds(new DatagramObligations(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty(), false, true));
        associated(ASSOCIATE).send("00 00 81", TO_DESTINATION.substring(9), "01");
        assertThat(dropped()).containsExactly(Map.entry("fragment", 1L));
    }

    @Test
    void endsWhenTheGatewayStops() {
        associated(ASSOCIATE);
        fixture.session().stop();
        assertThat(fixture.records.reasons()).containsExactly("gateway-stopped");
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void whatTheClientSendsOnItsConnectionMeansNothing() {
        associated(ASSOCIATE);
        fixture.client.receive("05 01 00");
        assertThat(fixture.client.sent()).isEmpty();
        assertThat(fixture.client.isOpen()).isTrue();
        fixture.client.receive(new byte[64 * 1024]);
        assertThat(fixture.records.reasons()).containsExactly("octets-after-association");
    }

    @Test
    void isNotKnownWhereItIsOff() {
        fixture.registry(Associations.none()).requested(ASSOCIATE);
        assertThat(fixture.client.sent()).isEqualTo("05 07 00 01 00 00 00 00 00 00");
        assertThat(fixture.records.reasons()).containsExactly("command-not-supported");
        assertThat(fixture.policy.asked()).isEmpty();
        assertThat(fixture.datagramSockets.opened()).isEmpty();
    }

    @Test
    void thereAreOnlySoMany() {
        fixture.registry.entered();
        fixture.registry.entered();
        fixture.requested(ASSOCIATE);
        assertThat(fixture.client.sent()).isEqualTo("05 01 00 01 00 00 00 00 00 00");
        assertThat(fixture.records.reasons()).containsExactly("too-many-associations");
        assertThat(fixture.registry.count()).isEqualTo(2);
    }

    @Test
    void aSocketThatCannotBeOpenedIsARefusal() {
        fixture.datagramSockets.refuse(true);
        fixture.requested(ASSOCIATE);
        assertThat(fixture.records.reasons()).containsExactly("datagram-socket-failed");
        assertThat(fixture.registry.count()).isZero();
    }

    @Test
    void aDestinationsSocketThatCannotBeOpenedIsADrop() {
        associated(ASSOCIATE);
        fixture.datagramSockets.refuse(true);
        send(TO_DESTINATION, "01");
        fixture.datagramSockets.refuse(false);
        fixture.client.advance(Duration.ofSeconds(6));
        send(TO_DESTINATION, "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 02");
    }

    @Test
    void datagramsBeyondARulesRateAreDropped() {
        binds(new DatagramObligations(OptionalInt.of(2), OptionalLong.empty(), OptionalLong.empty(), false, false));
        associated(ASSOCIATE);
        for (int i = 0; i < 5; i++) {
            send(TO_DESTINATION, "01");
        }
        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(2);
        fixture.client.advance(Duration.ofSeconds(1));
        send(TO_DESTINATION, "01");
        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(1);
        assertThat(dropped()).containsExactly(Map.entry("datagram-limit-reached", 3L));
    }

    @Test
    void octetsBeyondARulesSumAreDroppedInBothDirections() {
        binds(new DatagramObligations(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.of(4), false, false));
        associated(ASSOCIATE).send(TO_DESTINATION, "01 02 03");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "01 02");
        fixture.datagramSockets.destination(1).receive(DESTINATION, "01");
        assertThat(fixture.datagramSockets.client().sent()).hasSize(1);
        send(TO_DESTINATION, "01");
        assertThat(dropped()).containsExactly(Map.entry("datagram-limit-reached", 2L));
    }

    @Test
    void aRuleWithoutAPlaceDropsItsDestinations() {
        decides(request -> FakePolicy.permit(
                request, new Obligations(Optional.empty(), Optional.empty(), OptionalInt.of(0), OptionalInt.empty())));
        associated(ASSOCIATE).send(TO_DESTINATION, "01");
        assertThat(dropped()).containsExactly(Map.entry("session-limit-reached", 1L));
    }
}

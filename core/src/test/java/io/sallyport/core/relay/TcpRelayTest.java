package io.sallyport.core.relay;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.testing.Octets;
import io.sallyport.core.testing.TestChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpRelayTest {
    private static final int MORE_THAN_HIGH_WATER = 65 * 1024;
    private static final RelaySettings SETTINGS =
            new RelaySettings(Duration.ofHours(1), Duration.ofHours(1), Optional.empty());

    private final TestChannel client = new TestChannel(socket("192.0.2.9", 1080), socket("192.0.2.8", 1));
    private final TestChannel destination = new TestChannel(socket("192.0.2.9", 2), socket("192.0.2.1", 443));
    private final List<RelayEnd> ends = new ArrayList<>();
    private final TcpRelay relay = new TcpRelay(client, destination, SETTINGS, ends::add);

    @AfterEach
    void close() {
        client.finishAndReleaseAll();
        destination.finishAndReleaseAll();
    }

    @Test
    void sendsFirstWhatTheClientSentAhead() {
        start("01 02");

        client.receive("03");

        assertThat(destination.sent()).isEqualTo("01 02 03");
    }

    @Test
    void reads() {
        start("");

        assertThat(client.reads()).isEqualTo(1);
        assertThat(destination.reads()).isEqualTo(1);
    }

    @Test
    void stopsReadingTheSourceOfAReaderThatStalls() {
        start("");
        destination.stall(true);
        int reads = client.reads();

        client.receive(new byte[MORE_THAN_HIGH_WATER]);

        assertThat(client.reads()).isEqualTo(reads);
    }

    @Test
    void readsOnWhenAStalledReaderGoesOn() {
        start("");
        destination.stall(true);
        client.receive(new byte[MORE_THAN_HIGH_WATER]);
        int reads = client.reads();

        destination.stall(false);

        assertThat(client.reads()).isEqualTo(reads + 1);
    }

    @Test
    void aStalledReaderDoesNotStopTheOtherDirection() {
        start("");
        destination.stall(true);
        client.receive(new byte[MORE_THAN_HIGH_WATER]);

        destination.receive("01");

        assertThat(client.sent()).isEqualTo("01");
    }

    @Test
    void endsADirectionOnlyWhenAllOfItIsDelivered() {
        start("");
        destination.stall(true);
        client.receive("01");
        client.receiveEnd();
        assertThat(destination.isOutputShutdown()).isFalse();

        destination.stall(false);

        assertThat(destination.sent()).isEqualTo("01");
        assertThat(destination.isOutputShutdown()).isTrue();
    }

    @Test
    void oneDirectionThatEndedLeavesTheOther() {
        start("");
        client.receiveEnd();

        destination.receive("01");

        assertThat(client.sent()).isEqualTo("01");
        assertThat(ends).isEmpty();
    }

    @Test
    void isCompletedWhenBothDirectionsHaveEnded() {
        start("");
        destination.receiveEnd();

        client.receiveEnd();

        assertOver(RelayEnd.COMPLETED);
    }

    @Test
    void isNotCompletedBeforeTheLastOctetIsDelivered() {
        start("");
        client.stall(true);
        destination.receive("01");
        client.receiveEnd();
        destination.receiveEnd();
        assertThat(ends).isEmpty();

        client.stall(false);

        assertThat(client.sent()).isEqualTo("01");
        assertOver(RelayEnd.COMPLETED);
    }

    @Test
    void deliversWhatADestinationSentThatEndedAndThenWentAway() {
        start("");
        client.stall(true);
        destination.receive("01 02");
        destination.receiveEnd();
        destination.receiveReset();
        assertThat(ends).isEmpty();

        client.stall(false);
        assertThat(client.sent()).isEqualTo("01 02");
        client.receiveEnd();

        assertOver(RelayEnd.DESTINATION_RESET);
    }

    @Test
    void deliversWhatAClientSentThatEndedAndThenWentAway() {
        start("");
        destination.stall(true);
        client.receive("01 02");
        client.receiveEnd();
        client.close();

        destination.stall(false);
        assertThat(destination.sent()).isEqualTo("01 02");
        destination.receiveEnd();

        assertOver(RelayEnd.CLIENT_RESET);
    }

    @Test
    void endsWhenTheClientResets() {
        start("");

        client.receiveReset();

        assertOver(RelayEnd.CLIENT_RESET);
    }

    @Test
    void endsWhenTheDestinationResets() {
        start("");

        destination.receiveReset();

        assertOver(RelayEnd.DESTINATION_RESET);
    }

    @Test
    void endsWhereTheDestinationWentAwayBeforeItBegan() {
        destination.close();

        start("01 02");

        assertOver(RelayEnd.DESTINATION_RESET);
    }

    @Test
    void aClientMayHaveEndedItsDirectionBefore() {
        relay.start(Octets.buffer("01"), true);

        assertThat(destination.sent()).isEqualTo("01");
        assertThat(destination.isOutputShutdown()).isTrue();
    }

    @Test
    void endsWhenItIsStopped() {
        start("");

        relay.stop();

        assertOver(RelayEnd.STOPPED);
    }

    @Test
    void endsOnce() {
        start("");
        relay.stop();

        relay.stop();
        client.pipeline().fireChannelInactive();

        assertOver(RelayEnd.STOPPED);
    }

    @Test
    void countsWhatWasDelivered() {
        start("01 02");

        client.receive("03");
        destination.receive("04 05 06 07");

        assertThat(relay.traffic()).isEqualTo(new Traffic(3, 4));
    }

    @Test
    void countsNothingThatTheOtherSideDidNotTake() {
        start("01 02");
        destination.stall(true);
        client.receive("03 04 05");

        client.receiveReset();

        assertThat(relay.traffic()).isEqualTo(new Traffic(2, 0));
    }

    @Test
    void releasesWhatItCannotDeliver() {
        start("");
        destination.stall(true);
        ByteBuf undelivered = Octets.buffer("01").retain();
        client.writeInbound(undelivered);

        relay.stop();

        assertThat(undelivered.refCnt()).isEqualTo(1);
        undelivered.release();
    }

    @Test
    void releasesWhatComesAfterTheOtherSideWentAway() {
        start("");
        client.stall(true);
        destination.receive("01");
        destination.receiveEnd();
        destination.receiveReset();
        ByteBuf late = Octets.buffer("02").retain();

        client.writeInbound(late);

        assertThat(late.refCnt()).isEqualTo(1);
        late.release();
    }

    private void start(String sentAhead) {
        relay.start(sentAhead.isEmpty() ? Unpooled.EMPTY_BUFFER : Octets.buffer(sentAhead), false);
    }

    private void assertOver(RelayEnd end) {
        assertThat(ends).containsExactly(end);
        assertThat(client.isOpen()).isFalse();
        assertThat(destination.isOpen()).isFalse();
    }
}

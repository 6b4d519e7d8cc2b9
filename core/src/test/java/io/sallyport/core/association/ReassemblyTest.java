package io.sallyport.core.association;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.sallyport.core.caps.OctetBudget;
import io.sallyport.core.protocol.DatagramHeader;
import io.sallyport.core.testing.Octets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 1928 section 7. */
class ReassemblyTest {
    private static final String DESTINATION = "01 C0 00 02 01 00 35";

    private final OctetBudget all = new OctetBudget(10_000_000);
    private final PendingOctets budget = new PendingOctets(all, address("192.0.2.7"));
    private final Reassembly reassembly = new Reassembly(UnpooledByteBufAllocator.DEFAULT, budget);
    private long now;

    @AfterEach
    void abandon() {
        reassembly.abandon();
        assertThat(all.held()).isZero();
    }

    /** Gives the payload, if the fragment completes it. */
    private String take(String destination, String frag, String... payload) {
        ByteBuf fragment = Octets.buffer("00 00", frag, destination, String.join(" ", payload));
        Optional<ByteBuf> whole = reassembly.take(fragment, DatagramHeader.lengthOf(fragment), now);
        fragment.release();
        return whole.map(datagram -> {
                    String text = Octets.hex(datagram.skipBytes(10));
                    datagram.release();
                    return "[" + text + "]";
                })
                .orElse("");
    }

    /** Each fragment's payload is its number. */
    private String takeAll(String frags) {
        StringBuilder wholes = new StringBuilder();
        for (String frag : frags.split(" ", -1)) {
            wholes.append(take(DESTINATION, frag, frag));
        }
        return wholes.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "81, [81], one fragment alone",
        "01 82, [01 82], two in order",
        "01 02 03 84, [01 02 03 84], four in order",
        "01 01 82, [01 82], the first again: a new sequence",
        "01 02 02 83, [01 02 83], a later one twice",
        "01 02 01 82, [01 82], a new sequence before the end of the last",
        "01 02 81, [81], a new sequence of one",
        "82, '', an end without a beginning",
        "02 83, '', no beginning",
        "01 03 84, '', one is missing",
        "01 03 02 84, '', one too late",
        "01 02 04 03 85, '', one before another",
        "01 84, '', the end too early",
        "80, '', an end without a number",
        "01 80 82, '', a number that is none",
        "01 82 83, [01 82], more after the end",
        "01 82 01 82, [01 82][01 82], two sequences",
    })
    void putsTogether(String frags, String wholes, String what) {
        assertThat(takeAll(frags)).as(what).isEqualTo(wholes);
    }

    @Test
    void takesEveryNumberThereIs() {
        StringBuilder frags = new StringBuilder();
        for (int i = 1; i < 127; i++) {
            frags.append(String.format("%02X ", i));
        }
        assertThat(takeAll(frags + "FF")).isEqualTo("[" + frags + "FF]");
    }

    @Test
    void abandonsWhatGoesElsewhereWithALaterFragment() {
        assertThat(take(DESTINATION, "01", "61")).isEmpty();
        assertThat(take("01 C0 00 02 02 00 35", "82", "62")).isEmpty();
        assertThat(take(DESTINATION, "82", "62")).isEmpty();
        assertThat(reassembly.isEmpty()).isTrue();
    }

    @Test
    void abandonsWhatIsLongerThanADatagramCanBe() {
        assertThat(take(DESTINATION, "01", Octets.repeated(0x61, 40_000))).isEmpty();
        assertThat(take(DESTINATION, "02", Octets.repeated(0x61, 40_000))).isEmpty();
        assertThat(reassembly.isEmpty()).isTrue();
    }

    @Test
    void abandonsWhatTakesTooLong() {
        take(DESTINATION, "01", "61");
        now = Reassembly.TIMER.toNanos() - 1;
        assertThat(reassembly.isOver(now)).isFalse();
        now++;
        assertThat(reassembly.isOver(now)).isTrue();
        assertThat(take(DESTINATION, "82", "62")).isEmpty();
        assertThat(reassembly.isEmpty()).isTrue();
    }

    @Test
    void waitsAtLeastAsLongAsTheRfcSays() {
        assertThat(Reassembly.TIMER).hasSeconds(10);
    }
}

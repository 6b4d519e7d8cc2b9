package io.sallyport.auth.gssapi.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KdcAnswerTest {
    @Test
    void readsTheClockAndTheNumberOfAnError() {
        KdcAnswer answer = KdcAnswer.parse(FakeKdc.error(25, "20261127113511Z"));

        assertThat(answer.error()).contains(25L);
        assertThat(answer.time()).contains(Instant.parse("2026-11-27T11:35:11Z"));
        assertThat(answer.version()).isEmpty();
    }

    @Test
    void readsTheKeyVersionOfAReply() {
        KdcAnswer answer = KdcAnswer.parse(FakeKdc.reply(300));

        assertThat(answer.error()).isEmpty();
        assertThat(answer.version()).contains(300L);
    }

    @Test
    void readsItsOwnRequest() {
        KerberosMessage request = KerberosMessage.parse(ByteBuffer.wrap(
                AsRequest.encode("rcmd/" + "a".repeat(120) + "@EXAMPLE.TEST", List.of(18, 17), 0x7FFF_FFFF)));

        assertThat(request.number(1)).contains(5L);
        assertThat(request.number(2)).contains(10L);
        assertThat(request.message(4).orElseThrow().number(7)).contains(0x7FFF_FFFFL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-27", "20261340000000Z", "20261127113511"})
    void refusesAClockThatIsNone(String time) {
        byte[] error = FakeKdc.error(25, time);

        assertThatIllegalArgumentException().isThrownBy(() -> KdcAnswer.parse(error));
    }

    @Test
    void throwsOnlyItsOwnExceptionWhateverOctetsCome() {
        Random random = new Random(4_120);
        byte[][] answers = {FakeKdc.error(25, "20261127113511Z"), FakeKdc.reply(3), new byte[40]};
        int refused = 0;
        for (int i = 0; i < 9_000; i++) {
            byte[] octets = answers[i % answers.length].clone();
            for (int change = random.nextInt(1, 5); change > 0; change--) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(KdcAnswer.parse(Arrays.copyOf(octets, random.nextInt(octets.length + 1))))
                        .isNotNull();
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(6_000);
    }
}

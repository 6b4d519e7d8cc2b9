package io.sallyport.gateway.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineBufferTest {
    private final LineBuffer lines = new LineBuffer();

    @Test
    void holdsWhatWasAppendedInOrder() {
        lines.append(buffer("one\n"));
        lines.append(buffer("two\n"));

        assertThat(US_ASCII.decode(lines.octets()).toString()).isEqualTo("one\ntwo\n");
    }

    @Test
    void hasNothingOfTheLinesBefore() {
        lines.append(buffer("a long line\n"));

        lines.clear();
        lines.append(buffer("short\n"));

        assertThat(US_ASCII.decode(lines.octets()).toString()).isEqualTo("short\n");
    }

    @Test
    void givesLargeMemoryBack() {
        lines.append(buffer("x".repeat(3 << 20)));

        lines.clear();

        assertThat(lines.capacity()).isLessThan(1 << 20);
    }

    private static LineBuffer buffer(String text) {
        LineBuffer buffer = new LineBuffer();
        buffer.writeBytes(text.getBytes(US_ASCII));
        return buffer;
    }
}

package io.sallyport.core.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLinesTest {
    /** The end of a line is a bar, and what is given in one piece stands between commas. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"''; ''", "a; a|", "a|; a|", "|; |", "a||b; a|,|,b|", "a|b|c|; a|,b|,c|"})
    void cutsLines(String written, String lines) throws IOException {
        assertThat(all(written.replace('|', '\n'), ",")).isEqualTo(lines.replace('|', '\n'));
    }

    @Test
    void keepsWhatIsPrintableAndNothingElse() throws IOException {
        StringBuilder every = new StringBuilder();
        StringBuilder printable = new StringBuilder();
        for (char octet = 0; octet <= 0xFF; octet++) {
            if (octet != '\n') {
                every.append(octet);
                printable.append(octet == '\t' ? ' ' : octet >= ' ' && octet <= '~' ? octet : '?');
            }
        }

        assertThat(all(every.toString(), "")).isEqualTo(printable + "\n");
    }

    @Test
    void keepsTheBeginningOfALineThatIsTooLong() throws IOException {
        assertThat(all("x".repeat(2000) + "\nnext\n", "")).isEqualTo("x".repeat(512) + "\nnext\n");
    }

    @Test
    void endsWhenThereIsTooMuch() throws IOException {
        TextLines lines = lines("x\n".repeat(TextLines.MOST_OCTETS));
        int octets = 0;
        for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
            octets += line.length;
        }

        assertThat(octets).isEqualTo(TextLines.MOST_OCTETS);
        assertThat(lines.isTooMuch()).isTrue();
        assertThat(lines.next()).isEmpty();
    }

    @Test
    void isNotTooMuchWhenItEndsInTime() throws IOException {
        TextLines lines = lines("x\n");
        lines.next();
        assertThat(lines.next()).isEmpty();

        assertThat(lines.isTooMuch()).isFalse();
    }

    private static String all(String written, String between) throws IOException {
        TextLines lines = lines(written);
        StringBuilder all = new StringBuilder();
        for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
            all.append(all.isEmpty() ? "" : between).append(new String(line, StandardCharsets.US_ASCII));
        }
        return all.toString();
    }

    private static TextLines lines(String written) {
        return new TextLines(new ByteArrayInputStream(written.getBytes(StandardCharsets.ISO_8859_1)));
    }
}

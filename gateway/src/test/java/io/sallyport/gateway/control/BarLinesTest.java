package io.sallyport.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.abuse.Bar;
import io.sallyport.core.abuse.Bar.Kind;
import io.sallyport.core.caps.Source;
import io.sallyport.core.testing.Addresses;
import io.sallyport.gateway.control.ControlAnswer.Status;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarLinesTest {
    private static Bar bar(Kind kind, String address, String account, Duration left) {
        return new Bar(kind, Source.of(Addresses.address(address)), account, left);
    }

    private static String shown(String account) {
        Bar bar = bar(Kind.ACCOUNT, "192.0.2.7", account, Duration.ofMinutes(1));
        List<String> lines = new ControlAnswer(BarLines.of(List.of(bar)), Status.WELL).lines();
        assertThat(lines).hasSize(2);
        return lines.get(1);
    }

    @Test
    void saysWhatIsKeptOutForWhomAndForHowLong() {
        List<Bar> bars = List.of(
                bar(Kind.ACCOUNT, "192.0.2.7", "alice", Duration.ofMinutes(15).minusNanos(1)),
                bar(Kind.OTHER_ACCOUNTS, "2001:db8::1", "", Duration.ofMillis(61_001)),
                bar(Kind.SOURCE, "198.51.100.255", "", Duration.ofHours(25).plusMinutes(3)));

        assertThat(BarLines.of(bars))
                .containsExactly(
                        "SOURCE                            FOR  WHAT",
                        "192.0.2.7                      15m00s  account alice",
                        "2001:db8:0:0::/64               1m02s  all other accounts (unlock --others)",
                        "198.51.100.255                 25h03m  every connection (forgive)");
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(BarLines.of(List.of())).containsExactly("nothing is locked, and nobody refused");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "alice@example.com, alice@example.com",
                "example\\alice, 'example\\alice'",
                "a b, 'a b'",
                "$(reboot), '$(reboot)'",
                "a'b, 'a'\\''b'",
                "';reboot;', ''\\'';reboot;'\\'''",
                "-rf, -- '-rf'",
                "--others, -- '--others'",
                "--, -- '--'",
                "\"\", ''",
            })
    void aNameCanBeCopiedToAShell(String name, String shown) {
        assertThat(shown(name)).endsWith("  account " + shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u001b[2J\u001b]0;x\u0007", "a\nroot", "a\rb", "\u009b1m", "\u202eevil", "\b\b\b", "\ud800"})
    void aNameCannotHarmATerminal(String name) {
        assertThat(shown(name)).matches("192\\.0\\.2\\.7 +1m00s  account [ -~]+");
    }

    @Test
    void isBounded() {
        Bar longest = bar(Kind.ACCOUNT, "192.0.2.7", "\u001b".repeat(64), Duration.ofMinutes(1));

        ControlAnswer answer = new ControlAnswer(BarLines.of(Collections.nCopies(100_000, longest)), Status.WELL);

        assertThat(answer.lines()).hasSize(BarLines.MOST + 2);
        assertThat(answer.lines().get(BarLines.MOST + 1))
                .isEqualTo("and 99000 more, for no longer than those (--source shows fewer)");
        assertThat(answer.octets()).hasSizeLessThan(ControlAnswer.MOST_OCTETS);
    }
}

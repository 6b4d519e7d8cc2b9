package io.sallyport.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.gateway.control.ControlRequest.Verb;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlRequestTest {
    @ParameterizedTest
    @ValueSource(strings = {"alice", "a b", "\n", "EXAMPLE\\alice", "a+b%20", "\u0000", "Z\u00fcrich", "*", "-x"})
    void keepsEveryName(String name) throws RefusedRequestException {
        ControlRequest request = ControlRequest.of(Verb.UNLOCK, Optional.of("192.0.2.0/24"), Optional.of(name));

        assertThat(request.line()).matches("[!-~]+ [!-~]+ [!-~]+");
        assertThat(ControlRequest.parse(request.line())).isEqualTo(request);
    }

    @Test
    void theLongestNameFitsALine() {
        Optional<String> longest = Optional.of("\u00e9".repeat(127));
        String source = "2001:db8:1111:2222:3333:4444:255.255.255.255/128";

        assertThat(ControlRequest.of(Verb.UNLOCK, Optional.of(source), longest).line())
                .hasSizeLessThan(ControlRequest.MOST_OCTETS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOCKS", "UNLOCK_OTHERS", "FORGIVE"})
    void theOthersNameNoAccount(Verb verb) throws RefusedRequestException {
        ControlRequest request = ControlRequest.of(verb, Optional.empty(), Optional.empty());

        assertThat(ControlRequest.parse(request.line())).isEqualTo(request);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                " *|no such request",
                "LOCKS *|no such request",
                "stop *|no such request",
                "unlock_others *|no such request",
                "GET / HTTP/1.1|no such request",
                "locks|not the words that locks takes",
                "locks * alice|not the words that locks takes",
                "locks  *|not the words that locks takes",
                "unlock *|not the words that unlock takes",
                "unlock * alice |not the words that unlock takes",
                "unlock-others * alice|not the words that unlock-others takes",
                "unlock * |account: a name of 0 octets (expected: 1 to 255)",
                "unlock * %|a word that is not escaped as it should be",
                "unlock %zz alice|a word that is not escaped as it should be",
            })
    void isNothingElse(String line, String why) {
        assertThatThrownBy(() -> ControlRequest.parse(line))
                .isInstanceOf(RefusedRequestException.class)
                .hasMessage(why);
    }

    @Test
    void noNameIsLongerThanAClientsCanBe() {
        assertThatThrownBy(() -> ControlRequest.parse("unlock * " + "a".repeat(256)))
                .hasMessage("account: a name of 256 octets (expected: 1 to 255)");
    }
}

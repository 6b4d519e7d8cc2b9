package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.MalformedHostException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Spellings of addresses and names that a client may send, with a policy that permits everything. */
class GuardrailSpellingsTest {
    private static final CompiledPolicy POLICY =
            PolicySpec.rules(RuleSpec.permit("all")).compiled();
    private static final Set<String> ASKED_FOR = Set.of("loopback", "link-local", "metadata");

    @ParameterizedTest
    @MethodSource("spellings")
    void isWhatTheTableSays(String kind, String spelling) {
        assertThat(kindOf(spelling)).isEqualTo(kind);
    }

    @Test
    void holdsEnoughSpellings() throws IOException {
        long closed =
                spellings().filter(row -> ASKED_FOR.contains(row.get()[0])).count();
        assertThat(closed).isGreaterThanOrEqualTo(200);
    }

    private static String kindOf(String spelling) {
        try {
            CanonicalHost.parse(spelling);
        } catch (MalformedHostException e) {
            return "malformed";
        }
        String answer = Answer.of(POLICY.decide(Asked.to(spelling, 443).request()));
        return answer.equals("permit all") ? "open" : answer.replaceAll("deny guardrail:.* guardrail-", "");
    }

    private static Stream<Arguments> spellings() throws IOException {
        byte[] table = GuardrailSpellingsTest.class
                .getResourceAsStream("spellings.txt")
                .readAllBytes();
        return new String(table, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replace("\\u0000", "\0").split("\t", 2))
                .map(columns -> Arguments.of(columns[0], columns[1]));
    }
}

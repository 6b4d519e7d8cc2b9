package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.policy.guardrail.Guardrail;
import io.sallyport.policy.rule.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/policy.md names all that there is. */
class DocumentationTest {
    private static final Set<Outcome> OTHERS =
            EnumSet.of(Outcome.NO_MATCH, Outcome.PERMIT, Outcome.MAY_PERMIT, Outcome.MAY_DENY);
    private static final Path PAGE = Path.of("..", "docs", "policy.md");

    @ParameterizedTest
    @EnumSource
    void namesEveryGuardrailWithAllThatItCloses(Guardrail guardrail) throws IOException {
        String row = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `" + guardrail.key() + "` |"))
                .findFirst()
                .orElse("");
        Stream<String> names = guardrail.names().stream().map(name -> "`" + name + "`");
        Stream<String> networks = guardrail.networks().stream().map(text -> text.replaceAll("/(32|128)$", ""));
        assertThat(row).isNotEmpty();
        assertThat(Stream.concat(names, networks))
                .allSatisfy(closed -> assertThat(row).contains(closed));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void namesEveryReasonOfADenial(String reason) throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + reason + "`");
    }

    @Test
    void namesEveryKey() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(DocumentTest.components().map(component -> kebab(component.getName())))
                .filteredOn(key -> !key.equals("location"))
                .allSatisfy(key -> assertThat(page).contains(key));
    }

    static Stream<String> reasons() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> !OTHERS.contains(outcome))
                .map(outcome -> outcome.reason().code());
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}

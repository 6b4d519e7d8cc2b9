package io.sallyport.gateway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.sallyport.gateway.yaml.YamlNode.Mapping;
import io.sallyport.gateway.yaml.YamlNode.Nothing;
import io.sallyport.gateway.yaml.YamlNode.Scalar;
import io.sallyport.gateway.yaml.YamlNode.Sequence;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("a: &x 1", "f:1:4: a: anchor 'x' (expected: the value without an anchor)"),
                refusal("a: &x [1]", "f:1:4: a: anchor 'x' (expected: the value without an anchor)"),
                refusal("&k a: 1", "f:1:1: (file): anchor 'k' (expected: the value without an anchor)"),
                refusal(
                        "a: *b",
                        "f:1:4: a: an alias (expected: the value itself, in quotes if it begins with *; aliases are"
                                + " not taken)"),
                refusal(
                        "a: *.b",
                        "f:1:5: (file): malformed YAML: while scanning an alias, unexpected character found .(46)"
                                + " (expected: quotes around a text that begins with *)"),
                refusal("a: !!str 1", "f:1:4: a: tag 'tag:yaml.org,2002:str' (expected: the value without a tag)"),
                refusal("a: ! 1", "f:1:4: a: tag '!' (expected: the value without a tag)"),
                refusal("a: !x {b: 1}", "f:1:4: a: tag '!x' (expected: the value without a tag)"),
                refusal("!x a: 1", "f:1:1: (file): tag '!x' (expected: the value without a tag)"),
                refusal("a: 1\n---\nb: 2", "f:2:1: (file): a second document (expected: one document in a file)"),
                refusal("a:\n  b: 1\n  b: 2", "f:3:3: a.b: duplicate key (expected: once; it stands at f:2:3 too)"),
                refusal("? [a]\n: 1", "f:1:3: (file): a key that is no text (expected: one word for a key)"),
                refusal(
                        "a: [1, 2\nb: 3",
                        "f:2:2: a[1]: malformed YAML: while parsing a flow sequence, expected ',' or ']', but got :"
                                + " (expected: YAML 1.2)"),
                refusal(
                        "a: 1\n\tb: 2",
                        "f:2:1: a: malformed YAML: while scanning for the next token, found character '\\t(TAB)' that"
                                + " cannot start any token. (Do not use \\t(TAB) for indentation)"
                                + " (expected: YAML 1.2)"),
                refusal("a: 1\nb: \u0007", "f:2:4: (file): malformed YAML: character U+0007 (expected: YAML 1.2)"));
    }

    private static Arguments refusal(String text, String problem) {
        return Arguments.of(text, problem);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatAConfigurationMayNotContain(String text, String problem) {
        assertThat(YamlReader.read("f", text).problems()).first().hasToString(problem);
    }

    @Test
    void keepsWhereEverythingStands() {
        Mapping root =
                (Mapping) YamlReader.read("f", "a: 1\nb:\n  - x\n  -\n").root().orElseThrow();

        assertThat(root.location()).hasToString("f:1:1");
        assertThat(root.entries().get(0).value()).isInstanceOf(Scalar.class);
        assertThat(root.entries().get(1).location()).hasToString("f:2:1");
        Sequence list = (Sequence) root.entries().get(1).value();
        assertThat(list.items().get(0).location()).hasToString("f:3:5");
        assertThat(list.items().get(1)).isInstanceOf(Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:", "a: ~", "a: null"})
    void takesNullForNoValue(String text) {
        assertThat(YamlReader.read("f", text).root())
                .get()
                .extracting("entries", list(YamlNode.Entry.class))
                .singleElement()
                .extracting("value")
                .isInstanceOf(Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: ''", "a: '~'", "a: \"null\""})
    void takesAQuotedTextForText(String text) {
        assertThat(YamlReader.read("f", text).root())
                .get()
                .extracting("entries", list(YamlNode.Entry.class))
                .singleElement()
                .extracting("value")
                .isInstanceOf(Scalar.class);
    }

    @Test
    void keepsTheTextOfANumberAsItIsWritten() {
        assertThat(YamlReader.read("f", "1.10").root()).get().extracting("text").isEqualTo("1.10");
    }

    @Test
    void findsEveryProblemOfAReadableFile() {
        assertThat(YamlReader.read("f", "a: 1\na: &x 2\nb: !y 3").problems()).hasSize(3);
    }

    @Test
    void hasNoTreeForAnEmptyFile() {
        assertThat(YamlReader.read("f", "# nothing\n").root()).isEmpty();
    }

    @Test
    void refusesAFileThatIsNestedTooDeep() {
        String deep = "[".repeat(YamlTreeBuilder.DEEPEST + 2) + "]".repeat(YamlTreeBuilder.DEEPEST + 2);

        assertThat(YamlReader.read("f", deep).problems())
                .singleElement()
                .extracting("problem", "expected")
                .containsExactly("nested too deep", "at most 64 levels");
    }

    @Test
    void refusesAFileWithTooManyValues() {
        String many = "[" + "1,".repeat(YamlTreeBuilder.MOST_NODES) + "1]";

        assertThat(YamlReader.read("f", many).problems())
                .singleElement()
                .extracting("problem")
                .isEqualTo("too many values");
    }

    @Test
    void refusesATextThatIsTooLong() {
        String text = "a".repeat(YamlReader.MOST_CHARACTERS + 1);

        assertThat(YamlReader.read("f", text).problems())
                .singleElement()
                .extracting("problem")
                .isEqualTo("too long");
    }

    @Test
    void readsAPolicyOfSeveralMebibytes() {
        String text = "a: b\n".concat("# a comment that makes the file long\n".repeat(150_000));

        assertThat(YamlReader.read("f", text).problems()).isEmpty();
    }
}

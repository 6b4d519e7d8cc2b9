package io.sallyport.gateway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordBinderTest {
    enum Colour {
        RED,
        DARK_BLUE
    }

    record Inner(
            SourceLocation place,
            String name,
            @Setting(doc = "", defaultTo = "1") int weight) {
        Inner {
            if (weight < 0) {
                throw new IllegalArgumentException("weight: " + weight + " (expected: 0 or more)");
            }
            if (name.equals("bug")) {
                throw new IllegalStateException("no form at all");
            }
        }
    }

    record Everything(
            String text,
            boolean truth,
            int number,
            long large,
            Colour colour,
            Duration duration,
            Path filePath,
            Inner inner,
            List<Inner> list,
            Set<Integer> set,
            Map<String, Long> map,
            Optional<Colour> absent,
            Optional<List<String>> present) {}

    record Defaults(
            @Setting(doc = "", defaultTo = "it's") String text,
            @Setting(doc = "", defaultTo = "''") String emptyText,
            @Setting(doc = "", defaultTo = "250ms") Duration duration,
            @Setting(doc = "", defaultTo = "dark-blue") Colour colour,
            @Setting(doc = "", defaultTo = "[a, b]") List<String> list,
            @Setting(doc = "", defaultTo = "{name: x}") Inner inner,
            @Setting(doc = "", defaultTo = "red") Optional<Colour> optional) {}

    record Whole(int value) {}

    record Large(long value) {}

    record Span(Duration value) {}

    record Truth(boolean value) {}

    record Words(List<String> value) {}

    record Distinct(Set<String> value) {}

    record Named(Map<String, Inner> value) {}

    record Choice(Colour value) {}

    record Word(Optional<String> value) {}

    record File(Path value) {}

    record Tree(@Setting(doc = "") String name, List<Tree> children) {}

    record Open(Optional<String> plugin, Settings rest) {}

    record Unsupported(List<?> value) {}

    record Nothing() {}

    @Test
    void bindsEveryType() {
        Everything bound = bound(Everything.class, """
                text: 1.10
                truth: true
                number: -5
                large: 9223372036854775807
                colour: dark-blue
                duration: 2h
                file-path: sub/../x.yaml
                inner: {name: n}
                list:
                  - {name: a, weight: 2}
                  - name: b
                set: [3, 1]
                map: {b: 1, a: 2}
                present: []
                """);

        Inner inner = new Inner(new SourceLocation("f", 8, 8), "n", 1);
        List<Inner> list = List.of(
                new Inner(new SourceLocation("f", 10, 5), "a", 2), new Inner(new SourceLocation("f", 11, 5), "b", 1));
        assertThat(bound)
                .isEqualTo(new Everything(
                        "1.10",
                        true,
                        -5,
                        Long.MAX_VALUE,
                        Colour.DARK_BLUE,
                        Duration.ofHours(2),
                        Path.of("/etc/sallyport/x.yaml"),
                        inner,
                        list,
                        Set.of(1, 3),
                        Map.of("b", 1L, "a", 2L),
                        Optional.empty(),
                        Optional.of(List.of())));
        assertThat(bound.map().keySet()).containsExactly("b", "a");
    }

    @Test
    void takesTheDefaultsOfAbsentKeys() {
        assertThat(bound(Defaults.class, ""))
                .isEqualTo(new Defaults(
                        "it's",
                        "",
                        Duration.ofMillis(250),
                        Colour.DARK_BLUE,
                        List.of("a", "b"),
                        new Inner(new SourceLocation("f", 1, 1), "x", 1),
                        Optional.of(Colour.RED)));
    }

    @Test
    void bindsATypeThatContainsItself() {
        Tree tree = bound(Tree.class, "{name: a, children: [{name: b, children: []}]}");

        assertThat(tree.children()).containsExactly(new Tree("b", List.of()));
    }

    @Test
    void keepsTheOtherKeysForLater() {
        Open open = bound(Open.class, "plugin: p\nname: n\nweight: 3\n");

        assertThat(open.rest().bind(Inner.class))
                .isEqualTo(new Binding.Bound<>(new Inner(new SourceLocation("f", 1, 1), "n", 3)));
    }

    @Test
    void findsUnknownKeysAmongTheOtherKeysLater() {
        Open open = bound(Open.class, "name: n\nweigth: 3\n");

        assertThat(open.rest().bind(Inner.class).problems())
                .singleElement()
                .hasToString("f:2:1: weigth: unknown key (expected: did you mean weight?)");
    }

    @Test
    void saysWhatIsWrongWithEachKeyInOneRun() {
        List<Problem> problems = problems(Everything.class, """
                txt: x
                truth: yes
                number: 99999999999
                large: 1.5
                colour: blue
                duration: 5 minutes
                file-path: [a]
                inner: {weight: heavy, extra: 1}
                list: {name: a}
                set: [1, 1]
                map: {a: x, b c: y}
                present: one
                present: two
                """);

        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "f:1:1: text: missing key (expected: text)",
                        "f:1:1: txt: unknown key (expected: did you mean text?)",
                        "f:2:8: truth: 'yes' (expected: true or false)",
                        "f:3:9: number: '99999999999' (expected: a whole number of at most 2147483647)",
                        "f:4:8: large: '1.5' (expected: a whole number)",
                        "f:5:9: colour: 'blue' (expected: one of red, dark-blue)",
                        "f:6:11: duration: '5 minutes' (expected: a duration: 250ms, 30s, 5m, 2h, 1d)",
                        "f:7:12: file-path: a list (expected: a path)",
                        "f:8:8: inner.name: missing key (expected: text)",
                        "f:8:17: inner.weight: 'heavy' (expected: a whole number of at most 2147483647)",
                        "f:8:24: inner.extra: unknown key (expected: one of name, weight)",
                        "f:9:7: list: a mapping (expected: a list, each item a mapping with the keys name, weight)",
                        "f:10:10: set[1]: '1' again (expected: each item once)",
                        "f:11:10: map.a: 'x' (expected: a whole number)",
                        "f:11:18: map.'b c': 'y' (expected: a whole number)",
                        "f:12:10: present: 'one' (expected: a list, each item text)",
                        "f:13:1: present: duplicate key (expected: once; it stands at f:12:1 too)");
    }

    @Test
    void putsARecordsOwnCheckAtTheKeyThatItNames() {
        assertThat(problems(Words.class, "value: x")).hasSize(1);
        assertThat(problems(Named.class, "value:\n  a: {name: n, weight: -1}\n"))
                .singleElement()
                .hasToString("f:2:24: value.a.weight: -1 (expected: 0 or more)");
    }

    @Test
    void makesAProblemOfAnyExceptionOfARecord() {
        assertThat(problems(Named.class, "value: {a: {name: bug}}"))
                .singleElement()
                .extracting("problem")
                .isEqualTo("java.lang.IllegalStateException: no form at all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value: 1 | 1",
                "value: 0 | 0",
                "value: '7' | 7",
                "value: 2147483647 | 2147483647",
                "value: -2147483648 | -2147483648"
            })
    void readsWholeNumbers(String text, int number) {
        assertThat(bound(Whole.class, text)).isEqualTo(new Whole(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"01", "+1", "1_000", "0x10", "1e3", "2147483648", "-2147483649", "''", "1.0", "١", "", "[1]"})
    void refusesWhatIsNoWholeNumber(String text) {
        assertThat(problems(Whole.class, "value: " + text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "99999999999999999999"})
    void refusesWhatNoLongHolds(String text) {
        assertThat(problems(Large.class, "value: " + text)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0s, PT0S", "250ms, PT0.25S", "30s, PT30S", "5m, PT5M", "2h, PT2H", "1d, PT24H"})
    void readsDurations(String text, Duration duration) {
        assertThat(bound(Span.class, "value: " + text)).isEqualTo(new Span(duration));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "s", "-1s", "1.5s", "1 s", "5min", "1S", "01s", "1000000000d", "PT5S", "{}"})
    void refusesWhatIsNoDuration(String text) {
        assertThat(problems(Span.class, "value: " + text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "on", "True", "1", "", "null", "[true]"})
    void refusesWhatIsNotTrueOrFalse(String text) {
        assertThat(problems(Truth.class, "value: " + text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RED", "dark_blue", "darkBlue", "''", "[red]"})
    void refusesAnUnknownChoice(String text) {
        assertThat(problems(Choice.class, "value: " + text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "", "{a: b}", "[[a]]", "[{a: b}]"})
    void doesNotMakeAListOfSomethingElse(String text) {
        assertThat(problems(Words.class, "value: " + text)).hasSize(1);
    }

    @Test
    void takesAnOptionalKeyWithoutAValueForAMistake() {
        assertThat(problems(Word.class, "value:"))
                .singleElement()
                .hasToString("f:1:7: value: no value (expected: text)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "\n  # the first entry goes here"})
    void takesAMapWithNothingBelowItForAnEmptyOne(String text) {
        assertThat(bound(Named.class, "value: " + text)).isEqualTo(new Named(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "a", "[]"})
    void doesNotMakeAMapOfSomethingElse(String text) {
        assertThat(problems(Named.class, "value: " + text)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"x.yaml, /etc/sallyport/x.yaml", "/a/b, /a/b", "../b, /etc/b"})
    void startsRelativePathsAtTheFilesFolder(String text, Path path) {
        assertThat(bound(File.class, "value: " + text)).isEqualTo(new File(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "\"a\\0b\"", "{}"})
    void refusesWhatIsNoPath(String text) {
        assertThat(problems(File.class, "value: " + text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a]", "a", "null"})
    void wantsAMappingForARecord(String text) {
        assertThat(problems(Whole.class, text)).hasSize(1);
    }

    @Test
    void saysThatARecordWithoutKeysTakesNone() {
        assertThat(problems(Nothing.class, "a: 1"))
                .singleElement()
                .hasToString("f:1:1: a: unknown key (expected: no key)");
    }

    @Test
    void refusesATypeThatNoSettingCanHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bind(Unsupported.class, "value: []"))
                .withMessageStartingWith("type ?");
    }

    private static <R extends Record> R bound(Class<R> type, String text) {
        Binding<R> binding = bind(type, text);
        assertThat(binding.problems()).isEmpty();
        return ((Binding.Bound<R>) binding).value();
    }

    private static <R extends Record> List<Problem> problems(Class<R> type, String text) {
        return bind(type, text).problems();
    }

    private static <R extends Record> Binding<R> bind(Class<R> type, String text) {
        Surroundings surroundings = new Surroundings(Path.of("/etc/sallyport"), name -> Optional.empty());
        return new RecordBinder(surroundings).bind(YamlReader.read("f", text), "f", type);
    }
}

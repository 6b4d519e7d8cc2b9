package io.sallyport.auth.gssapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.auth.gssapi.config.GssapiConfig;
import io.sallyport.auth.gssapi.config.NameRule;
import io.sallyport.auth.gssapi.config.NamesConfig;
import io.sallyport.auth.gssapi.context.Reasons;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.config.Setting;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/kerberos.md says what the code says. */
class DocumentationTest {
    private static final Path DOCUMENT = Path.of("../../docs/kerberos.md");
    private static final String BEGIN = "| key | when absent | what it does |\n|---|---|---|\n";
    private static final String WRITE = "sallyport.docs.write";

    @Test
    void everyKeyIsThere() throws IOException {
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf(BEGIN) + BEGIN.length();
        String upToDate =
                document.substring(0, start) + rows() + document.substring(document.indexOf("\n\n", start) + 1);
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(DOCUMENT, upToDate);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("run: mvn -pl auth-plugins/gssapi -am test -Dtest=DocumentationTest -D" + WRITE + "=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(upToDate);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void everyReasonIsThere(String reason) throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("`" + reason + "`");
    }

    static Stream<String> reasons() {
        return Stream.of(Reasons.class, Frame.class, GssapiProtection.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.getType().equals(ReasonCode.class))
                .map(DocumentationTest::code);
    }

    private static String code(Field field) {
        try {
            field.setAccessible(true);
            return ((ReasonCode) field.get(null)).code();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rows() {
        Map<String, Class<? extends Record>> records = new LinkedHashMap<>();
        records.put("", GssapiConfig.class);
        records.put("names.", NamesConfig.class);
        records.put("names.rules.REALM.", NameRule.class);
        return records.entrySet().stream()
                .flatMap(part -> Arrays.stream(part.getValue().getRecordComponents())
                        .map(component -> row(part.getKey(), component)))
                .collect(Collectors.joining());
    }

    private static String row(String prefix, RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        String key = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        String absent = setting.defaultTo().isEmpty()
                ? component.getType().equals(Optional.class) ? "nothing" : "**required**"
                : "`" + setting.defaultTo() + "`";
        String example = setting.example().isEmpty() ? "" : " Example: `" + setting.example() + "`";
        return "| `" + prefix + key + "` | " + absent + " | " + (setting.doc() + example).replace("|", "\\|") + " |\n";
    }
}

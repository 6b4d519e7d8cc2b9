package io.sallyport.gateway.config;

import io.sallyport.gateway.yaml.RecordType;
import io.sallyport.gateway.yaml.SettingKey;
import io.sallyport.gateway.yaml.SettingType;
import java.util.Optional;

/** Writes the reference of a configuration record, and of all records within it, as Markdown. */
public final class ConfigurationReference {
    private static final String HEADER = "| key | what to write | when absent | what it does |\n|---|---|---|---|\n";

    private final StringBuilder markdown = new StringBuilder();

    private ConfigurationReference() {}

    /** The whole reference. */
    public static String of(Class<? extends Record> type) {
        ConfigurationReference reference = new ConfigurationReference();
        reference.section("", new RecordType(type));
        return reference.markdown.toString();
    }

    private void section(String path, RecordType record) {
        markdown.append("### ").append(path.isEmpty() ? "The file" : code(path)).append("\n\n");
        markdown.append(HEADER);
        record.keys().forEach(key -> row(path, key));
        markdown.append('\n');
        for (SettingKey key : record.keys()) {
            key.type().part().ifPresent(part -> section(below(path, key) + part.suffix(), part.record()));
        }
    }

    private void row(String path, SettingKey key) {
        markdown.append("| ").append(code(key.name()));
        markdown.append(" | ").append(cell(whatToWrite(path, key)));
        markdown.append(" | ").append(cell(whenAbsent(key)));
        markdown.append(" | ").append(cell(key.doc())).append(" |\n");
    }

    private static String whatToWrite(String path, SettingKey key) {
        SettingType type = key.type();
        Optional<String> example = key.example().map(text -> ", for example " + code(text));
        return type.part()
                        .map(part -> "a mapping: " + code(below(path, key) + part.suffix()))
                        .orElseGet(type::describe)
                + example.orElse("");
    }

    private static String whenAbsent(SettingKey key) {
        if (key.defaultTo().isPresent()) {
            return code(key.defaultTo().get());
        }
        return key.type().isOptional() ? "nothing" : "**required**";
    }

    private static String below(String path, SettingKey key) {
        return path.isEmpty() ? key.name() : path + "." + key.name();
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}

package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.SourceLocation;
import java.util.List;

/** A part of a YAML file, and where it stands. */
public sealed interface YamlNode {
    /** Where it begins. */
    SourceLocation location();

    /** What it is, in words for a message. */
    String describe();

    /** A value as it is written; which type it has, the record says that it is bound to. */
    record Scalar(SourceLocation location, String text) implements YamlNode {
        @Override
        public String describe() {
            return Shown.quoted(text);
        }
    }

    /** A key without a value, or {@code null}. */
    record Nothing(SourceLocation location) implements YamlNode {
        @Override
        public String describe() {
            return "no value";
        }
    }

    /** A list. */
    record Sequence(SourceLocation location, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /** Keys and their values, in the file's order; no key is there twice. */
    record Mapping(SourceLocation location, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String describe() {
            return "a mapping";
        }
    }

    /** A key and its value. */
    record Entry(SourceLocation location, String key, YamlNode value) {}
}

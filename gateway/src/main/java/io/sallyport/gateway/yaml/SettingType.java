package io.sallyport.gateway.yaml;

import java.util.Optional;

/** A type that a setting can have: what to write for it, and how it is made of that. */
public interface SettingType {
    /** What is to be written, in words: {@code a whole number}. */
    String describe();

    /** Makes the value; empty if that cannot be, which is a problem in the context then. */
    Optional<Object> bind(YamlNode node, KeyPath path, BindingContext context);

    /** Says whether the key may be absent although it has no default. */
    default boolean isOptional() {
        return false;
    }

    /** The record that it is made of, if it is. */
    default Optional<Part> part() {
        return Optional.empty();
    }

    /**
     * A record within a setting.
     *
     * @param suffix what leads from the setting's key to the record, for example {@code .NAME}
     * @param record the record
     */
    record Part(String suffix, RecordType record) {
        Part below(String outer) {
            return new Part(outer + suffix, record);
        }
    }
}

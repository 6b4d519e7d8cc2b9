package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/** A component of a configuration record, seen as a key. */
public record SettingKey(RecordComponent component) {
    /** The key as it is written. */
    public String name() {
        return KebabCase.ofComponent(component.getName());
    }

    /** Says whether the file can contain it; a component that the gateway sets itself is no key. */
    public boolean isWritten() {
        return component.getType() != SourceLocation.class && component.getType() != Settings.class;
    }

    /**
     * Its type.
     *
     * @throws IllegalArgumentException if no setting can have it
     */
    public SettingType type() {
        return SettingTypes.of(component.getGenericType());
    }

    /** What it does. */
    public String doc() {
        return setting().map(Setting::doc).orElse("");
    }

    /** What is taken when it is absent. */
    public Optional<String> defaultTo() {
        return setting().map(Setting::defaultTo).filter(text -> !text.isEmpty());
    }

    /** An example. */
    public Optional<String> example() {
        return setting().map(Setting::example).filter(text -> !text.isEmpty());
    }

    private Optional<Setting> setting() {
        return Optional.ofNullable(component.getAnnotation(Setting.class));
    }
}

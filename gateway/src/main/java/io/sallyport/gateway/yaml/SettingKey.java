package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A component of a configuration record, seen as a key. */
public final class SettingKey {
    private static final Pattern WORD = Pattern.compile("[0-9]+[a-z]*|true|false|auto");

    private final RecordComponent component;
    private final String name;
    private final Optional<Setting> setting;
    private final Optional<YamlNode> defaultNode;
    private volatile @Nullable SettingType type;

    SettingKey(RecordComponent component) {
        this.component = component;
        this.name = KebabCase.ofComponent(component.getName());
        this.setting = Optional.ofNullable(component.getAnnotation(Setting.class));
        this.defaultNode = defaultTo().flatMap(text -> node(name, text));
    }

    /** Nearly all are one word or empty, and there are many of them. */
    private static Optional<YamlNode> node(String name, String text) {
        SourceLocation nowhere = new SourceLocation(name, 1, 1);
        if (text.equals("{}")) {
            return Optional.of(new YamlNode.Mapping(nowhere, List.of()));
        }
        return WORD.matcher(text).matches()
                ? Optional.of(new YamlNode.Scalar(nowhere, text))
                : YamlReader.read(name, text).root();
    }

    /** The component of the record. */
    public RecordComponent component() {
        return component;
    }

    /** The key as it is written. */
    public String name() {
        return name;
    }

    /** Says whether the file can contain it; a component that the gateway sets itself is no key. */
    public boolean isWritten() {
        return component.getType() != SourceLocation.class && !takesTheRest();
    }

    boolean takesTheRest() {
        return component.getType() == Settings.class;
    }

    /**
     * Its type.
     *
     * @throws IllegalArgumentException if no setting can have it
     */
    public SettingType type() {
        SettingType known = type;
        if (known == null) {
            known = SettingTypes.of(component.getGenericType());
            type = known;
        }
        return known;
    }

    /** What it does. */
    public String doc() {
        return setting.map(Setting::doc).orElse("");
    }

    /** What is taken when it is absent. */
    public Optional<String> defaultTo() {
        return setting.map(Setting::defaultTo).filter(text -> !text.isEmpty());
    }

    /** The tree of what is taken when it is absent; its places mean nothing. */
    Optional<YamlNode> defaultNode() {
        return defaultNode;
    }

    /** An example. */
    public Optional<String> example() {
        return setting.map(Setting::example).filter(text -> !text.isEmpty());
    }
}

package io.sallyport.core.spi.auth;

import io.sallyport.core.spi.config.Secret;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what the gateway could not make of a configuration, see {@link Setting}. */
final class ConfigurationRecord {
    private static final Set<Class<?>> VALUES =
            Set.of(String.class, boolean.class, int.class, long.class, Duration.class, Path.class, Secret.class);
    private static final Set<Class<?>> COLLECTIONS = Set.of(List.class, Set.class, Optional.class);

    private final List<String> mistakes = new ArrayList<>();

    private ConfigurationRecord() {}

    static List<String> mistakesOf(Class<?> type) {
        ConfigurationRecord found = new ConfigurationRecord();
        found.checkRecord(type);
        return found.mistakes;
    }

    private void checkRecord(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() != SourceLocation.class) {
                String place = type.getSimpleName() + "." + component.getName();
                Setting setting = component.getAnnotation(Setting.class);
                if (setting == null || setting.doc().isBlank()) {
                    mistakes.add(place + ": no documentation (expected: @Setting(doc = \"…\"))");
                }
                checkType(place, component.getGenericType());
            }
        }
    }

    private void checkType(String place, Type type) {
        if (type instanceof ParameterizedType generic && COLLECTIONS.contains(generic.getRawType())) {
            checkType(place, generic.getActualTypeArguments()[0]);
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            checkKey(place, generic.getActualTypeArguments()[0]);
            checkType(place, generic.getActualTypeArguments()[1]);
        } else if (type instanceof Class<?> record && record.isRecord()) {
            checkRecord(record);
        } else if (!(type instanceof Class<?> value && (value.isEnum() || VALUES.contains(value)))) {
            mistakes.add(place + ": " + type.getTypeName() + " (expected: a type that Setting names)");
        }
    }

    private void checkKey(String place, Type type) {
        if (type != String.class) {
            mistakes.add(place + ": keys of type " + type.getTypeName() + " (expected: String)");
        }
    }
}

package io.sallyport.gateway.yaml;

import io.sallyport.core.spi.config.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the setting type of a Java type. */
public final class SettingTypes {
    private static final Map<Class<?>, SettingType> PLAIN = Map.of(
            String.class, ScalarTypes.TEXT,
            boolean.class, ScalarTypes.TRUTH,
            Boolean.class, ScalarTypes.TRUTH,
            int.class, ScalarTypes.INT,
            Integer.class, ScalarTypes.INT,
            long.class, ScalarTypes.LONG,
            Long.class, ScalarTypes.LONG,
            Duration.class, ScalarTypes.DURATION,
            java.nio.file.Path.class, new PathType(),
            Secret.class, new SecretType());

    private SettingTypes() {}

    /**
     * Finds it.
     *
     * @throws IllegalArgumentException if no setting can have that type
     */
    public static SettingType of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        if (!(type instanceof Class<?> plain)) {
            throw unsupported(type);
        }
        if (plain.isEnum()) {
            return new ChoiceType(plain);
        }
        return plain.isRecord() ? new RecordType(plain.asSubclass(Record.class)) : plain(plain);
    }

    private static SettingType plain(Class<?> type) {
        return Optional.ofNullable(PLAIN.get(type)).orElseThrow(() -> unsupported(type));
    }

    private static SettingType container(ParameterizedType type) {
        Type[] parts = type.getActualTypeArguments();
        SettingType content = of(parts[parts.length - 1]);
        if (type.getRawType() == Map.class && parts[0] == String.class) {
            return new MapType(content);
        }
        return CollectionKind.of(type.getRawType())
                .orElseThrow(() -> unsupported(type))
                .apply(content);
    }

    private static IllegalArgumentException unsupported(Type type) {
        return new IllegalArgumentException("type " + type.getTypeName()
                + " (expected: String, boolean, int, long, an enum, Duration, Path, Secret, a record,"
                + " or a List, Set, Optional or Map with string keys of these)");
    }

    private static final class CollectionKind {
        private static final Map<Type, Function<SettingType, SettingType>> KINDS =
                Map.of(List.class, ListType::new, Set.class, SetType::new, Optional.class, OptionalType::new);

        private static Optional<Function<SettingType, SettingType>> of(Type raw) {
            return Optional.ofNullable(KINDS.get(raw));
        }
    }
}

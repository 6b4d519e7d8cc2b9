package io.sallyport.gateway.yaml;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;

/** Finds, before any file is read, that a record could never be bound. */
public final class SettingTypeCheck {
    private final Set<Type> seen = new HashSet<>();

    private SettingTypeCheck() {}

    /**
     * Looks at the record and at all that it contains.
     *
     * @throws IllegalArgumentException if a component has a type that no setting can have
     */
    public static void check(Class<? extends Record> type) {
        new SettingTypeCheck().visit(type);
    }

    private void visit(Type type) {
        if (type instanceof ParameterizedType generic) {
            for (Type part : generic.getActualTypeArguments()) {
                visit(part);
            }
        } else if (type instanceof Class<?> plain && plain.isRecord() && seen.add(plain)) {
            new RecordType(plain.asSubclass(Record.class)).keys().forEach(key -> visit(plain, key));
        }
    }

    private void visit(Class<?> owner, SettingKey key) {
        try {
            key.type();
        } catch (IllegalArgumentException unsupported) {
            throw new IllegalArgumentException(
                    owner.getName() + "." + key.component().getName() + ": " + unsupported.getMessage(), unsupported);
        }
        visit(key.component().getGenericType());
    }
}

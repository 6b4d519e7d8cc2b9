package io.sallyport.gateway.yaml;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Calls a record's constructor, whose checks say what is wrong with its values. */
final class RecordConstructor {
    private final Constructor<?> constructor;

    RecordConstructor(Class<?> type) {
        try {
            this.constructor = constructor(type);
        } catch (NoSuchMethodException impossible) {
            throw unusable(type, impossible);
        }
    }

    /**
     * Makes the record.
     *
     * @throws IllegalArgumentException if the record refuses its values
     */
    Object construct(List<Object> values) {
        try {
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException thrown) {
            throw refusal(thrown.getTargetException());
        } catch (ReflectiveOperationException impossible) {
            throw unusable(constructor.getDeclaringClass(), impossible);
        }
    }

    private static IllegalStateException unusable(Class<?> type, ReflectiveOperationException cause) {
        return new IllegalStateException(type.getName() + " has no usable constructor", cause);
    }

    private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(parameters);
        constructor.setAccessible(true);
        return constructor;
    }

    private static IllegalArgumentException refusal(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IllegalArgumentException refusal
                ? refusal
                : new IllegalArgumentException(cause.toString(), cause);
    }
}

package io.sallyport.gateway.yaml;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Calls a record's constructor, whose checks say what is wrong with its values. */
final class RecordConstructor {
    private RecordConstructor() {}

    /**
     * Makes the record.
     *
     * @throws IllegalArgumentException if the record refuses its values
     */
    static Object construct(Class<? extends Record> type, List<Object> values) {
        try {
            return constructor(type).newInstance(values.toArray());
        } catch (InvocationTargetException thrown) {
            throw refusal(thrown.getTargetException());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.getName() + " has no usable constructor", impossible);
        }
    }

    private static Constructor<? extends Record> constructor(Class<? extends Record> type)
            throws NoSuchMethodException {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<? extends Record> constructor = type.getDeclaredConstructor(parameters);
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

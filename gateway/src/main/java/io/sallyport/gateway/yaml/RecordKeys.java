package io.sallyport.gateway.yaml;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the reflection on a record says, found out once for each class: a policy has thousands of mappings of few kinds.
 *
 * @param components its components, in the constructor's order
 * @param written the components that are keys
 * @param names the keys
 * @param takesTheRest whether a component takes all other keys
 * @param constructor makes the record
 */
record RecordKeys(
        List<SettingKey> components,
        List<SettingKey> written,
        Set<String> names,
        boolean takesTheRest,
        RecordConstructor constructor) {
    private static final ClassValue<RecordKeys> OF_CLASS = new ClassValue<>() {
        @Override
        protected RecordKeys computeValue(Class<?> type) {
            return read(type);
        }
    };

    static RecordKeys of(Class<? extends Record> type) {
        return OF_CLASS.get(type);
    }

    private static RecordKeys read(Class<?> type) {
        List<SettingKey> components =
                Arrays.stream(type.getRecordComponents()).map(SettingKey::new).toList();
        List<SettingKey> written =
                components.stream().filter(SettingKey::isWritten).toList();
        Set<String> names = written.stream().map(SettingKey::name).collect(Collectors.toCollection(LinkedHashSet::new));
        boolean takesTheRest = components.stream().anyMatch(SettingKey::takesTheRest);
        return new RecordKeys(
                components, written, Collections.unmodifiableSet(names), takesTheRest, new RecordConstructor(type));
    }
}

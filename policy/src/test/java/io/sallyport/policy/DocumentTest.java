package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.policy.document.PolicyDocument;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The records of the policy language, as whatever fills them sees them. */
class DocumentTest {
    @ParameterizedTest
    @MethodSource("components")
    void everyKeyIsDocumented(RecordComponent component) {
        boolean location = component.getType() == SourceLocation.class;
        assertThat(component.isAnnotationPresent(Setting.class)).isNotEqualTo(location);
    }

    static Stream<RecordComponent> components() {
        Set<Class<?>> records = new HashSet<>();
        find(PolicyDocument.class, records);
        assertThat(records).hasSizeGreaterThan(10);
        return records.stream().flatMap(record -> Arrays.stream(record.getRecordComponents()));
    }

    private static void find(Type type, Set<Class<?>> records) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> find(argument, records));
        } else if (type instanceof Class<?> record
                && record.isRecord()
                && record != SourceLocation.class
                && records.add(record)) {
            Arrays.stream(record.getRecordComponents()).forEach(component -> find(component.getGenericType(), records));
        }
    }
}

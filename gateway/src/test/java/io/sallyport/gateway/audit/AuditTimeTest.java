package io.sallyport.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-28T00:54:56.364999999Z, 2026-11-28T00:54:56.364Z",
        "2026-11-28T00:54:56.365Z, 2026-11-28T00:54:56.365Z",
        "2026-11-28T00:54:57Z, 2026-11-28T00:54:57.000Z",
        "2026-11-28T00:54:56.007Z, 2026-11-28T00:54:56.007Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00.000Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
        "2028-02-29T23:59:59.0999Z, 2028-02-29T23:59:59.099Z",
    })
    void showsUtcWithThreeDigitsOfASecond(Instant instant, String shown) {
        assertThat(AuditTime.of(instant)).isEqualTo(shown);
        assertThat(AuditTime.of(instant)).isEqualTo(shown);
    }
}

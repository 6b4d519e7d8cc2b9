package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenFilesTest {
    private static OpenFiles of(String soft) {
        return OpenFiles.parse("Limit                     Soft Limit           Hard Limit           Units\n"
                + "Max open files            " + soft + "                20000                files\n");
    }

    @Test
    void boundHowManySessionsThereCanBe() {
        assertThat(of("20000").idle()).isEqualTo(9_250);
        assertThat(of("1048576").idle()).isEqualTo(20_000);
        assertThat(of("unlimited").idle()).isEqualTo(20_000);
    }

    @Test
    void boundHowManyAreHalfOpen() {
        assertThat(of("20000").slow()).isLessThan(9_250 / 2);
        assertThat(of("1048576").slow()).isEqualTo(5_000);
    }
}

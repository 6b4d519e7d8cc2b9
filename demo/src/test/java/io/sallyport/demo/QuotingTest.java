package io.sallyport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/opt/sallyport-0.1/bin | /opt/sallyport-0.1/bin",
                "/a b                   | '/a b'",
                "/a'b                   | '/a'\\''b'",
                "/a$(b)                 | '/a$(b)'"
            })
    void aShellReadsThePath(String path, String quoted) {
        assertThat(Quoting.shell(Path.of(path))).isEqualTo(quoted);
    }

    @Test
    void yamlReadsThePath() {
        assertThat(Quoting.yaml(Path.of("/a\"b\\c"))).isEqualTo("\"/a\\\"b\\\\c\"");
    }
}

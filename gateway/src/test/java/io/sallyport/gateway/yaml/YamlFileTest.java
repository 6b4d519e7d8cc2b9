package io.sallyport.gateway.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("f.yaml");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThat(YamlFile.read(file).problems())
                .singleElement()
                .hasToString(file + ":1:1: (file): no such file (expected: a YAML file)");
    }

    @Test
    void refusesAFolder() {
        assertThat(YamlFile.read(folder).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.problem()).startsWith("cannot be read"));
    }

    @Test
    void refusesInvalidUtf8() throws IOException {
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xC3});

        assertThat(YamlFile.read(file).problems())
                .singleElement()
                .extracting("problem")
                .isEqualTo("invalid UTF-8");
    }

    @Test
    void refusesAFileThatIsTooLong() throws IOException {
        Files.write(file, new byte[8 * 1024 * 1024 + 1]);

        assertThat(YamlFile.read(file).problems())
                .singleElement()
                .extracting("problem")
                .isEqualTo("longer than 8 MiB");
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        Files.write(file, "\uFEFFa: 1".getBytes(StandardCharsets.UTF_8));

        assertThat(YamlFile.read(file).root())
                .get()
                .extracting("location.column")
                .isEqualTo(1);
    }
}

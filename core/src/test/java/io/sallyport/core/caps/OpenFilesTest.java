package io.sallyport.core.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesTest {
    private static final String LIMITS = """
            Limit                     Soft Limit           Hard Limit           Units
            Max processes             96336                96336                processes
            Max open files            1024                 524288               files
            Max locked memory         8388608              8388608              bytes
            """;

    @Test
    void readsTheSoftLimit() {
        assertThat(OpenFiles.softLimit(LIMITS)).contains(1024L);
    }

    @Test
    void asksJavaWhereThereIsNoNumber() {
        assertThat(OpenFiles.softLimit(LIMITS.replaceFirst("1024  ", "unlimited")))
                .isEmpty();
        assertThat(OpenFiles.softLimit("")).isEqualTo(Optional.empty());
    }

    @Test
    void knowsTheLimitThatJavaKnows() {
        assertThat(OpenFiles.most()).isEqualTo(OpenFiles.limitByJava());
    }

    @Test
    void countsWhatIsOpen(@TempDir Path folder) throws IOException {
        long before = OpenFiles.open();
        List<OutputStream> files = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            files.add(Files.newOutputStream(folder.resolve("file-" + i)));
        }
        long after = OpenFiles.open();
        for (OutputStream file : files) {
            file.close();
        }

        assertThat(after - before).isBetween(50L, 150L);
    }
}

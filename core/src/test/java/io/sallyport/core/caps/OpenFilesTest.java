package io.sallyport.core.caps;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

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
    void saysWhatJavaSays() {
        long most = OpenFiles.ofJava(UnixOperatingSystemMXBean::getMaxFileDescriptorCount, -1);
        long open = OpenFiles.ofJava(UnixOperatingSystemMXBean::getOpenFileDescriptorCount, -1);

        assertThat(OpenFiles.most()).isEqualTo(most);
        assertThat(OpenFiles.open()).isCloseTo(open, Offset.offset(16L));
    }
}

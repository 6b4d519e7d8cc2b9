package io.sallyport.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LargePipesTest {
    /** Linux: the command that tells the size of a pipe. */
    private static final int F_GETPIPE_SZ = 1032;

    @Test
    void aPipeIsAsLargeAsIsAskedFor() throws IOException {
        assumeTrue(Epoll.isAvailable(), "epoll is not available");
        FileDescriptor[] pipe = FileDescriptor.pipe();
        LargePipes pipes = LargePipes.load();

        pipes.enlarge(pipe[1].intValue(), 512 * 1024);

        assertThat(pipes.fcntl().invokeInt(new Object[] {pipe[0].intValue(), F_GETPIPE_SZ, 0}))
                .isEqualTo(512 * 1024);
        pipe[0].close();
        pipe[1].close();
    }

    @Test
    void whatIsNoPipeIsLeftAlone() {
        LargePipes.load().enlarge(Integer.MAX_VALUE, 512 * 1024);
    }
}

package io.sallyport.core.icmp;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of this host, run without a shell, without input, and without the gateway's environment. */
public final class SystemPrograms implements Programs {
    private static final File NOTHING = new File("/dev/null");
    private static final File ROOT = new File("/");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("LC_ALL", "C", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin");

    @Override
    public RunningProgram start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(ENVIRONMENT);
        builder.directory(ROOT).redirectInput(NOTHING).redirectErrorStream(true);
        return new SystemProgram(builder.start());
    }

    private record SystemProgram(Process process) implements RunningProgram {
        private static final int KILLED = 137;
        private static final int PATIENCE_SECONDS = 2;

        @Override
        public InputStream output() {
            return process.getInputStream();
        }

        /** By its handle: the process itself would close the output as well, while its reader may be about to read that. */
        @Override
        public void kill() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.toHandle().destroyForcibly();
        }

        @Override
        public int exitStatus() {
            try {
                if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    return process.exitValue();
                }
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            kill();
            return KILLED;
        }
    }
}

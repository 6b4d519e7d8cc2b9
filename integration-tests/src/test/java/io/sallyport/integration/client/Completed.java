package io.sallyport.integration.client;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A process that is over.
 *
 * @param exitCode or {@link #TIMED_OUT}
 * @param outputOctets its standard output
 * @param errorOctets its standard error
 */
@SuppressWarnings("ArrayRecordComponent")
public record Completed(int exitCode, byte[] outputOctets, byte[] errorOctets) {
    /** In place of an exit code: it went on for too long. */
    public static final int TIMED_OUT = -1;

    public String output() {
        return new String(outputOctets, UTF_8);
    }

    public String error() {
        return new String(errorOctets, UTF_8);
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + "\n" + output() + "\n" + error();
    }
}

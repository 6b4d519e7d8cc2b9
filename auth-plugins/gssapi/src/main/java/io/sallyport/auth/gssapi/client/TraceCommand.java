package io.sallyport.auth.gssapi.client;

import java.util.Map;

/** {@code sallyport trace}: X'81' of the first implementation of SOCKS5. */
public final class TraceCommand extends ProbeCommand {
    private static final int COMMAND = 0x81;

    /** Makes the command, with the environment of the process. */
    public TraceCommand() {
        this(System.getenv());
    }

    TraceCommand(Map<String, String> environment) {
        super(COMMAND, environment);
    }

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public String summary() {
        return "Lets a SOCKS5 gateway trace the route to a destination, also by Kerberos.";
    }
}

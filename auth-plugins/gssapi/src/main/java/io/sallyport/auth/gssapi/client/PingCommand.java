package io.sallyport.auth.gssapi.client;

import java.util.Map;

/** {@code sallyport ping}: X'80' of the first implementation of SOCKS5. */
public final class PingCommand extends ProbeCommand {
    private static final int COMMAND = 0x80;

    /** Makes the command, with the environment of the process. */
    public PingCommand() {
        this(System.getenv());
    }

    PingCommand(Map<String, String> environment) {
        super(COMMAND, environment);
    }

    @Override
    public String name() {
        return "ping";
    }

    @Override
    public String summary() {
        return "Lets a SOCKS5 gateway ping a destination, also by Kerberos.";
    }
}

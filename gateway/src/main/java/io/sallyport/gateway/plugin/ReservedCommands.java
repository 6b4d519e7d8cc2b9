package io.sallyport.gateway.plugin;

import java.util.Set;

/** The names of commands that no plugin can take: the program has them, or keeps them for itself. */
public final class ReservedCommands {
    /** The names. */
    public static final Set<String> NAMES = Set.of(
            "admin",
            "audit",
            "auth",
            "check",
            "config",
            "forgive",
            "help",
            "locks",
            "metrics",
            "plugin",
            "plugins",
            "policy",
            "quickstart",
            "ready",
            "reload",
            "run",
            "sessions",
            "status",
            "test",
            "train",
            "unlock",
            "users",
            "version");

    private ReservedCommands() {}
}

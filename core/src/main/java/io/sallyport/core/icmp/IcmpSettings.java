package io.sallyport.core.icmp;

import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.spi.policy.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Which programs do ping and traceroute, and what bounds them.
 *
 * @param programs by the command that they do; a command without one is off
 * @param count how many echo requests a ping sends
 * @param hops how many hops a traceroute looks at
 * @param timeout the longest time that a program runs
 * @param names whether addresses are looked up by name, where the client wants that
 * @param caps how many programs may run at a time
 */
public record IcmpSettings(
        Map<Command, Path> programs, int count, int hops, Duration timeout, boolean names, PlaceCaps caps) {
    /** Neither command. */
    public static final IcmpSettings OFF = new IcmpSettings(Map.of(), 0, 0, Duration.ZERO, false, new PlaceCaps(0, 0));

    /** Copies the map. */
    public IcmpSettings {
        programs = Map.copyOf(programs);
    }
}

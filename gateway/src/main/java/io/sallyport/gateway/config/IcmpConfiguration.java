package io.sallyport.gateway.config;

import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.icmp.IcmpSettings;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.gateway.yaml.Mistakes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The commands ping and traceroute. */
public record IcmpConfiguration(
        SourceLocation location,

        @Setting(
                doc = "The program that does the command ping, which is off without one: that of iputils, or one that"
                        + " takes its options.",
                example = "/usr/bin/ping")
        Optional<Path> ping,

        @Setting(
                doc = "The program that does the command traceroute, which is off without one: that of Debian's package"
                        + " traceroute, or one that takes its options.",
                example = "/usr/sbin/traceroute")
        Optional<Path> traceroute,

        @Setting(doc = "How many echo requests a ping sends, one in a second; from 1 to 100.", defaultTo = "4")
        int count,

        @Setting(doc = "How many hops a traceroute looks at, twice each; from 1 to 64.", defaultTo = "30")
        int hops,

        @Setting(
                doc = "The longest time that a program runs before it is killed; a rule's lifetime may be shorter. From"
                        + " 2s to 10m.",
                defaultTo = "1m")
        Duration timeout,

        @Setting(
                doc =
                        "Whether programs look up the names of the addresses that they tell of, unless the client asks them"
                                + " not to: at the name servers of the system, and about addresses that no rule permits.",
                defaultTo = "false")
        boolean names,

        @Setting(doc = "The most programs at a time; from 1 to 1000. Each takes two threads.", defaultTo = "16")
        int programs,

        @Setting(
                doc = "The most programs at a time for clients from one source address; from 1 to 1000.",
                defaultTo = "2")
        int programsPerSource) {

    /** Checks the bounds. */
    public IcmpConfiguration {
        Mistakes mistakes = new Mistakes();
        if (ping.isEmpty() && traceroute.isEmpty()) {
            mistakes.add("ping", "missing, and so is traceroute", "at least one of them");
        }
        mistakes.refuse();
        new Bounds()
                .check("count", count, 1, 100)
                .check("hops", hops, 1, 64)
                .check("timeout", timeout, Duration.ofSeconds(2), Duration.ofMinutes(10))
                .check("programs", programs, 1, 1000)
                .check("programs-per-source", programsPerSource, 1, 1000)
                .refuse();
    }

    /** The programs, by their commands. */
    public Map<Command, Path> byCommand() {
        Map<Command, Path> programs = new EnumMap<>(Command.class);
        ping.ifPresent(program -> programs.put(Command.PING, program));
        traceroute.ifPresent(program -> programs.put(Command.TRACEROUTE, program));
        return programs;
    }

    /** The same for the core; a link is followed now, so that it is no matter where it leads later. */
    public IcmpSettings settings() {
        Map<Command, Path> real = byCommand();
        real.replaceAll((command, program) -> real(program));
        return new IcmpSettings(real, count, hops, timeout, names, new PlaceCaps(programs, programsPerSource));
    }

    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException missing) {
            return program;
        }
    }
}

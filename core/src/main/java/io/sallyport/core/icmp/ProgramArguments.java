package io.sallyport.core.icmp;

import io.sallyport.core.protocol.RequestFlag;
import io.sallyport.core.spi.policy.Command;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a program: fixed options, and an address that is written here. Nothing of it is a client's text. */
final class ProgramArguments {
    private static final String ECHO_OCTETS = "56";
    private static final String ANSWER_SECONDS = "2";
    private static final String PROBES_PER_HOP = "2";
    private static final String PROBE_OCTETS = "60";

    private ProgramArguments() {}

    static List<String> of(IcmpSettings settings, Path program, Probe probe) {
        List<String> arguments = new ArrayList<>(List.of(program.toString()));
        arguments.add(probe.address() instanceof Inet6Address ? "-6" : "-4");
        if (!settings.names() || probe.has(RequestFlag.NO_NAMES)) {
            arguments.add("-n");
        }
        arguments.addAll(probe.command() == Command.PING ? ping(settings, probe) : traceroute(settings, probe));
        return arguments;
    }

    // Its -v is never given: run by root it would tell of everybody's ICMP messages. With -w it would send until enough
    // answers have come.
    private static List<String> ping(IcmpSettings settings, Probe probe) {
        List<String> arguments = new ArrayList<>(probe.has(RequestFlag.VERBOSE) ? List.of("-D") : List.of());
        arguments.addAll(List.of("-c", Integer.toString(settings.count()), "-W", ANSWER_SECONDS));
        arguments.addAll(List.of("-s", ECHO_OCTETS, "--", literal(probe.address())));
        return arguments;
    }

    private static List<String> traceroute(IcmpSettings settings, Probe probe) {
        List<String> arguments = new ArrayList<>(probe.has(RequestFlag.VERBOSE) ? List.of("-e") : List.of());
        arguments.addAll(List.of("-m", Integer.toString(settings.hops()), "-q", PROBES_PER_HOP));
        arguments.addAll(List.of("-w", ANSWER_SECONDS, "--", literal(probe.address()), PROBE_OCTETS));
        return arguments;
    }

    /** Without the zone that an address may carry, which would be a name. */
    private static String literal(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError("the octets of an address are one", e);
        }
    }
}

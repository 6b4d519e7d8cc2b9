package io.sallyport.policy.compile;

import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.EgressBinding;
import io.sallyport.policy.GatewayHost;
import io.sallyport.policy.address.NetworkParser;
import io.sallyport.policy.document.BadValueException;
import io.sallyport.policy.document.ObligationsDocument;
import io.sallyport.policy.rule.CommandCondition;
import io.sallyport.policy.rule.Conditions;
import io.sallyport.policy.rule.Dimension;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the addresses and the interface by which what a rule permits goes out. */
final class EgressReader {
    private static final Set<Command> BOUND = EnumSet.of(Command.CONNECT, Command.UDP_ASSOCIATE);
    private static final String EXPECTED = "an address of this host, one of each family at most";

    private static final String INTERFACE = "1 to 15 characters without blanks, '/' and ':', such as eth1";
    private static final String EPOLL = "runtime.transport: epoll, on Linux; or no such key";

    private final Problems problems;
    private final GatewayHost host;

    EgressReader(Problems problems, GatewayHost host) {
        this.problems = problems;
        this.host = host;
    }

    static boolean isSaid(ObligationsDocument document) {
        return document.egressAddresses().isPresent()
                || document.egressInterface().isPresent();
    }

    /** Reads them; of those that are wrong nothing is left. */
    EgressBinding read(Place obligations, ObligationsDocument document, Conditions conditions) {
        Place addresses = obligations.key("egress-addresses");
        Place networkInterface = obligations.key("egress-interface");
        document.egressAddresses().ifPresent(written -> checkCommands(addresses, conditions));
        document.egressInterface().ifPresent(written -> checkCommands(networkInterface, conditions));
        EgressBinding read = document.egressAddresses()
                .map(written -> addresses(addresses, written))
                .orElse(EgressBinding.ANY);
        Optional<String> name = document.egressInterface().filter(written -> isUsable(networkInterface, written));
        return new EgressBinding(read.ipv4(), read.ipv6(), name);
    }

    private boolean isUsable(Place place, String name) {
        if (!EgressBinding.isInterfaceName(name)) {
            problems.error(place.problem("'" + name + "' is no name of an interface", INTERFACE));
            return false;
        }
        if (!host.bindsToInterfaces().getAsBoolean()) {
            problems.error(place.problem("the gateway's transport cannot choose an interface", EPOLL));
        }
        return true;
    }

    private EgressBinding addresses(Place place, List<String> written) {
        if (written.isEmpty()) {
            problems.error(place.problem("an empty list", "at least one entry, or no such key"));
        }
        EgressBinding read = EgressBinding.ANY;
        for (int i = 0; i < written.size(); i++) {
            try {
                read = with(read, address(written.get(i)));
            } catch (BadValueException e) {
                problems.error(place.at(i).problem(e));
            }
        }
        return read;
    }

    private static InetAddress address(String text) throws BadValueException {
        InetAddress address = NetworkParser.address(text);
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            throw new BadValueException("'" + text + "' is no address to go out by", EXPECTED);
        }
        if (address instanceof Inet6Address && address.isLinkLocalAddress()) {
            throw new BadValueException("'" + text + "' is good on one link only", "an address that is not link-local");
        }
        return address;
    }

    private static EgressBinding with(EgressBinding before, InetAddress next) throws BadValueException {
        if (before.towards(next).isPresent()) {
            throw new BadValueException("'" + next.getHostAddress() + "' is a second address of its family", EXPECTED);
        }
        return next instanceof Inet6Address ipv6
                ? new EgressBinding(before.ipv4(), Optional.of(ipv6))
                : new EgressBinding(Optional.of((Inet4Address) next), before.ipv6());
    }

    /** What listens, and what runs as a program, does not go out by them: such a rule would promise too much. */
    private void checkCommands(Place place, Conditions conditions) {
        boolean onlyBound = conditions
                .about(Dimension.COMMANDS)
                .filter(condition -> condition instanceof CommandCondition named && BOUND.containsAll(named.commands()))
                .isPresent();
        if (!onlyBound) {
            problems.error(place.problem(
                    "the rule is about other commands than connect and udp-associate",
                    "match.commands with no others"));
        }
    }
}

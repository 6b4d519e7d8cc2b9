package io.sallyport.core.icmp;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.protocol.RequestFlag;
import io.sallyport.core.spi.policy.Command;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramArgumentsTest {
    private static final Path PROGRAM = Path.of("/bin/program");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PING       | false |                  | -4 -n -c 3 -W 2 -s 56 -- 192.0.2.1",
                "PING       | false | NO_NAMES VERBOSE | -4 -n -D -c 3 -W 2 -s 56 -- 192.0.2.1",
                "PING       | true  |                  | -4 -c 3 -W 2 -s 56 -- 192.0.2.1",
                "PING       | true  | NO_NAMES         | -4 -n -c 3 -W 2 -s 56 -- 192.0.2.1",
                "TRACEROUTE | false |                  | -4 -n -m 9 -q 2 -w 2 -- 192.0.2.1 60",
                "TRACEROUTE | true  | VERBOSE          | -4 -e -m 9 -q 2 -w 2 -- 192.0.2.1 60",
            })
    void areFixed(Command command, boolean names, String flags, String expected) {
        Set<RequestFlag> asked = flags == null
                ? Set.of()
                : Arrays.stream(flags.split(" ")).map(RequestFlag::valueOf).collect(Collectors.toSet());

        assertThat(arguments(command, names, address("192.0.2.1"), asked)).isEqualTo("/bin/program " + expected);
    }

    @Test
    void haveAnIpv6AddressWithoutItsZone() throws UnknownHostException {
        InetAddress scoped = Inet6Address.getByAddress("-f", address("fe80::1").getAddress(), 1);

        assertThat(arguments(Command.PING, false, scoped, Set.of()))
                .contains(" -6 ")
                .endsWith(" -- fe80:0:0:0:0:0:0:1");
    }

    private static String arguments(Command command, boolean names, InetAddress to, Set<RequestFlag> flags) {
        IcmpSettings settings = new IcmpSettings(Map.of(), 3, 9, Duration.ofSeconds(20), names, new PlaceCaps(1, 1));
        List<String> arguments = ProgramArguments.of(settings, PROGRAM, new Probe(command, to, flags));
        return String.join(" ", arguments);
    }
}

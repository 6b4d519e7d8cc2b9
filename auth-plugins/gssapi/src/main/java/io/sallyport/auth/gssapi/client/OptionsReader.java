package io.sallyport.auth.gssapi.client;

import io.sallyport.auth.gssapi.client.ConnectOptions.Anonymous;
import io.sallyport.auth.gssapi.client.ConnectOptions.Gssapi;
import io.sallyport.auth.gssapi.client.ConnectOptions.Login;
import io.sallyport.auth.gssapi.client.ConnectOptions.Password;
import io.sallyport.core.spi.ProtectionLevel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the arguments of a client's command; throws {@link IllegalArgumentException} with what is wrong. */
final class OptionsReader {
    private static final Set<String> FLAGS = Set.of("--gssapi", "--accept-integrity");
    private static final Set<String> VALUED =
            Set.of("--via", "--service", "--level", "--user", "--password-file", "--connect-timeout");
    private static final Set<String> OF_PROBE = Set.of("-n", "-v");
    private static final String DESTINATION = "destination";
    private static final int NO_NAMES = 0x01;
    private static final int VERBOSE = 0x02;
    private static final String DEFAULT_TIMEOUT = "60";
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,4}");
    private static final int LONGEST_NAME = 255;

    private final Map<String, String> given = new HashMap<>();

    private OptionsReader(List<String> arguments, Set<String> ownFlags) {
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            take(rest.next(), rest, ownFlags);
        }
    }

    /** Reads those of {@code connect}. */
    static ConnectOptions read(List<String> arguments) {
        OptionsReader reader = new OptionsReader(arguments, Set.of());
        HostAndPort destination = HostAndPort.parse(DESTINATION, reader.required(DESTINATION));
        return reader.options(SocksRequest.CONNECT, destination);
    }

    /** Reads those of {@code ping} or {@code trace}. */
    static ConnectOptions readProbe(int command, List<String> arguments) {
        OptionsReader reader = new OptionsReader(arguments, OF_PROBE);
        int flags = reader.flag("-n", NO_NAMES) | reader.flag("-v", VERBOSE);
        HostAndPort destination = HostAndPort.portless(reader.required(DESTINATION));
        return reader.options(new SocksRequest(command, flags), destination);
    }

    private int flag(String option, int bit) {
        return given.containsKey(option) ? bit : 0;
    }

    private void take(String argument, Iterator<String> rest, Set<String> ownFlags) {
        boolean option = argument.startsWith("-");
        boolean flag = FLAGS.contains(argument) || ownFlags.contains(argument);
        if (option && !flag && !VALUED.contains(argument)) {
            throw wrong(argument + ": no option (expected: one of those below)");
        }
        if (VALUED.contains(argument) && !rest.hasNext()) {
            throw wrong(argument + ": no value (expected: one)");
        }
        String key = option ? argument : DESTINATION;
        String value = VALUED.contains(argument) ? rest.next() : argument;
        if (given.put(key, value) != null) {
            throw wrong(key + ": given twice (expected: once)");
        }
    }

    private ConnectOptions options(SocksRequest request, HostAndPort destination) {
        HostAndPort via = HostAndPort.parse("--via", required("--via"));
        SocksAddress.octets(destination);
        return new ConnectOptions(via, request, destination, login(via), timeout());
    }

    private Login login(HostAndPort via) {
        boolean gssapi = given.containsKey("--gssapi");
        boolean user = given.containsKey("--user");
        if (gssapi && user) {
            throw wrong("--gssapi and --user (expected: one of them)");
        }
        if (!gssapi) {
            refuse("--gssapi", "--service", "--level", "--accept-integrity");
        }
        if (!user) {
            refuse("--user", "--password-file");
        }
        return gssapi ? gssapi(via) : user ? password() : new Anonymous();
    }

    private Gssapi gssapi(HostAndPort via) {
        ProtectionLevel level = level();
        ProtectionLevel least = given.containsKey("--accept-integrity") ? ProtectionLevel.INTEGRITY : level;
        return new Gssapi(given.getOrDefault("--service", "rcmd@" + via.host()), level, least);
    }

    private ProtectionLevel level() {
        String level = given.getOrDefault("--level", "confidentiality");
        return switch (level) {
            case "integrity" -> ProtectionLevel.INTEGRITY;
            case "confidentiality" -> ProtectionLevel.CONFIDENTIALITY;
            default -> throw wrong("--level: " + level + " (expected: integrity or confidentiality)");
        };
    }

    private Password password() {
        String user = required("--user");
        int length = user.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > LONGEST_NAME) {
            throw wrong("--user: a name of " + length + " octets (expected: 1 to 255, RFC 1929)");
        }
        return new Password(
                user, Optional.ofNullable(given.get("--password-file")).map(Path::of));
    }

    private Duration timeout() {
        String seconds = given.getOrDefault("--connect-timeout", DEFAULT_TIMEOUT);
        if (!SECONDS.matcher(seconds).matches()) {
            throw wrong("--connect-timeout: " + seconds + " (expected: seconds, from 1 to 99999)");
        }
        return Duration.ofSeconds(Integer.parseInt(seconds));
    }

    private String required(String key) {
        return Optional.ofNullable(given.get(key)).orElseThrow(() -> wrong(key + ": missing (expected: once)"));
    }

    private void refuse(String owner, String... options) {
        for (String option : options) {
            if (given.containsKey(option)) {
                throw wrong(option + " (expected: only with " + owner + ")");
            }
        }
    }

    private static IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(message);
    }
}

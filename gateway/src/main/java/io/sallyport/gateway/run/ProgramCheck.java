package io.sallyport.gateway.run;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.gateway.config.IcmpConfiguration;
import io.sallyport.gateway.yaml.KebabCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks whether the programs that are to be run for clients are there, and are nobody else's to change. */
final class ProgramCheck {
    private ProgramCheck() {}

    static List<Problem> problems(IcmpConfiguration icmp) {
        return icmp.byCommand().entrySet().stream()
                .flatMap(entry -> problem(icmp, entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private static Optional<Problem> problem(IcmpConfiguration icmp, Command command, Path program) {
        return wrong(program)
                .map(problem -> new Problem(
                        icmp.location(), "icmp." + KebabCase.ofConstant(command), problem, expected(command)));
    }

    private static Optional<String> wrong(Path program) {
        OwnedPath owned = new OwnedPath();
        try {
            Path real = program.toRealPath();
            if (!Files.isRegularFile(real) || !Files.isExecutable(real)) {
                return Optional.of(program + ": no program that this process may run");
            }
            Optional<String> wrong = owned.wrong(real);
            return wrong.isPresent() ? wrong : owned.wrongAbove(program.toAbsolutePath());
        } catch (NoSuchFileException missing) {
            return Optional.of(program + ": no such file");
        } catch (IOException unusable) {
            return Optional.of(program + ": cannot be looked at: " + unusable);
        }
    }

    private static String expected(Command command) {
        return command == Command.PING
                ? "a program such as /usr/bin/ping (Debian's package iputils-ping)"
                : "a program such as /usr/sbin/traceroute (Debian's package traceroute)";
    }
}

package io.sallyport.gateway.run;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.gateway.config.IcmpConfiguration;
import io.sallyport.gateway.yaml.KebabCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks whether the programs that are to be run for clients are there, and belong to nobody else. */
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
        try {
            Path real = program.toRealPath();
            if (!Files.isRegularFile(real) || !Files.isExecutable(real)) {
                return Optional.of(program + ": no program that this process may run");
            }
            return isOpen(real) ? Optional.of(real + ": everybody or a group may write to it") : Optional.empty();
        } catch (NoSuchFileException missing) {
            return Optional.of(program + ": no such file");
        } catch (IOException unusable) {
            return Optional.of(program + ": cannot be looked at: " + unusable);
        }
    }

    private static boolean isOpen(Path program) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(program);
        return Stream.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE)
                .anyMatch(permissions::contains);
    }

    private static String expected(Command command) {
        return command == Command.PING
                ? "a program such as /usr/bin/ping (Debian's package iputils-ping)"
                : "a program such as /usr/sbin/traceroute (Debian's package traceroute)";
    }
}

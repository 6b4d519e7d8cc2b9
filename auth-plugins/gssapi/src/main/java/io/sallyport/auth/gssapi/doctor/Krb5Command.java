package io.sallyport.auth.gssapi.doctor;

import io.sallyport.core.spi.command.CommandIo;
import io.sallyport.core.spi.command.PluginCommand;
import java.time.Clock;
import java.util.List;

/** {@code sallyport krb5 doctor}: looks at keytab, names, clock and KDC, and says what an operator has to do. */
public final class Krb5Command implements PluginCommand {
    private final Clock clock;
    private final Names names;

    /** For the service loader. */
    public Krb5Command() {
        this(Clock.systemUTC(), Names.SYSTEM);
    }

    Krb5Command(Clock clock, Names names) {
        this.clock = clock;
        this.names = names;
    }

    @Override
    public String name() {
        return "krb5";
    }

    @Override
    public String summary() {
        return "Finds out what is wrong with Kerberos: krb5 doctor --keytab FILE.";
    }

    @Override
    public int run(List<String> arguments, CommandIo io) {
        if (arguments.contains("--help")) {
            io.out().print(DoctorOptions.USAGE);
            return OK;
        }
        try {
            DoctorOptions options = DoctorOptions.parse(arguments);
            Report report = new Report(io.out());
            new Doctor(options, clock, names).examine(report);
            return report.hasFailed() ? FAILED : OK;
        } catch (IllegalArgumentException e) {
            io.err().println(Report.printable("krb5: " + e.getMessage()));
            io.err().print(DoctorOptions.USAGE);
            return USAGE;
        }
    }
}

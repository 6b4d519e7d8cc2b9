package io.sallyport.gateway.control;

import io.sallyport.core.abuse.AbuseControl;
import io.sallyport.core.abuse.Unlocked;
import io.sallyport.core.caps.Source;
import io.sallyport.core.spi.UnixPeer;
import io.sallyport.gateway.audit.OperatorCommand;
import io.sallyport.gateway.control.ControlAnswer.Status;
import io.sallyport.gateway.yaml.KebabCase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what operators ask for, and leaves a record of what it has changed. */
public final class ControlDesk {
    private static final Logger log = LoggerFactory.getLogger(ControlDesk.class);
    private static final int MOST_HINTS = 10;

    private final AbuseControl abuse;
    private final Consumer<OperatorCommand> audit;
    private final Clock clock;

    /** Knows what to work on, and whom to tell. */
    public ControlDesk(AbuseControl abuse, Consumer<OperatorCommand> audit, Clock clock) {
        this.abuse = abuse;
        this.audit = audit;
        this.clock = clock;
    }

    ControlAnswer answer(String line, long uid) throws RefusedRequestException {
        ControlRequest request = ControlRequest.parse(line);
        Sources sources = Sources.parse(request.sources());
        return switch (request.verb()) {
            case LOCKS -> new ControlAnswer(BarLines.of(abuse.bars(sources.matches())), Status.WELL);
            case UNLOCK -> unlock(request, sources, uid);
            case UNLOCK_OTHERS -> {
                int lifted = abuse.unlockOthers(sources.matches());
                record(request, lifted, uid);
                yield counted(lifted, "unlocked the other accounts", "the other accounts are not locked", sources);
            }
            case FORGIVE -> {
                refuseAll(sources);
                int lifted = abuse.forgive(sources.matches());
                record(request, lifted, uid);
                yield counted(lifted, "forgave", "no connections are refused", sources);
            }
        };
    }

    private ControlAnswer unlock(ControlRequest request, Sources sources, long uid) {
        String account = request.account().orElseThrow();
        Unlocked unlocked = abuse.unlock(account, sources.matches());
        int lifted = unlocked.lifted().size();
        record(request, lifted, uid);
        String name = BarLines.quoted(account);
        ControlAnswer counted = counted(lifted, "unlocked " + name, name + " has no lock of its own", sources);
        List<String> lines = new ArrayList<>(counted.lines());
        hint(
                lines,
                unlocked.stillLocked().stream(),
                "is still locked, as one of the other accounts: unlock --others --source ");
        Stream<Source> refused = unlocked.lifted().stream().filter(abuse::isRefused);
        hint(lines, refused, "cannot connect, as its source is refused: forgive ");
        return new ControlAnswer(lines, counted.status());
    }

    /** A shell that finds no file leaves a star as it is, and nobody should forgive everybody by a slip. */
    private static void refuseAll(Sources sources) throws RefusedRequestException {
        if (sources.text().equals(Sources.ALL)) {
            throw new RefusedRequestException("source: '" + Sources.ALL
                    + "' is everybody (expected: an address, a network such as 192.0.2.0/24, or unix:uid=1000)");
        }
    }

    private static void hint(List<String> lines, Stream<Source> sources, String what) {
        sources.limit(MOST_HINTS)
                .map(source -> "from " + source.text() + " it " + what + source.text())
                .forEach(lines::add);
    }

    private static ControlAnswer counted(int lifted, String done, String nothing, Sources sources) {
        if (lifted == 0) {
            String where = sources.text().equals(Sources.ALL) ? "" : " for " + sources.text();
            return new ControlAnswer(List.of(nothing + where), Status.NOTHING);
        }
        return new ControlAnswer(
                List.of(done + " for " + lifted + (lifted == 1 ? " source" : " sources")), Status.WELL);
    }

    private void record(ControlRequest request, int lifted, long uid) {
        String verb = KebabCase.ofConstant(request.verb());
        String peer = new UnixPeer(uid, 0).source();
        Optional<String> account = request.account();
        log.info(
                "{} told to {}{}, sources {}: {} lifted",
                peer,
                verb,
                account.map(name -> " " + BarLines.quoted(name)).orElse(""),
                request.sources(),
                lifted);
        audit.accept(new OperatorCommand(clock.instant(), peer, verb, request.sources(), account, lifted));
    }
}

package io.sallyport.auth.gssapi.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Compares the KDC's clock with ours. */
final class Clocks {
    private static final long MOST_SECONDS = 300;
    private static final long MANY_SECONDS = 60;

    private final Clock clock;
    private final Report report;

    Clocks(Clock clock, Report report) {
        this.clock = clock;
        this.report = report;
    }

    void compare(String kdc, Instant time) {
        long seconds = Duration.between(time, clock.instant()).toSeconds();
        String shown = kdc + ": ours is " + Math.abs(seconds) + " s " + (seconds < 0 ? "behind" : "ahead");
        if (Math.abs(seconds) > MOST_SECONDS) {
            report.fail("clock", shown + " (expected: at most " + MOST_SECONDS + " s): set the clock");
        } else if (Math.abs(seconds) > MANY_SECONDS) {
            report.warn("clock", shown + " (at " + MOST_SECONDS + " s clients are refused): set the clock");
        } else {
            report.ok("clock", shown);
        }
    }
}

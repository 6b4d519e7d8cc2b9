package io.sallyport.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class AuditLogTest {
    private static final Clock CLOCK = Clock.fixed(Sessions.NOW, ZoneOffset.UTC);
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(AuditLog.class);

    private final FakeOutput output = new FakeOutput();
    private final ListAppender<ILoggingEvent> notices = new ListAppender<>();

    @BeforeEach
    void listen() {
        notices.start();
        LOG.addAppender(notices);
        LOG.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        LOG.detachAppender(notices);
        LOG.setAdditive(true);
    }

    @Test
    void writesAllThatWaitsWhenItIsClosed() {
        AuditLog log = log(1000);
        for (int i = 0; i < 1000; i++) {
            log.sessionClosed(Sessions.silent("s" + i));
        }

        log.close();

        assertThat(output.lines).hasSize(1000);
        assertThat(output.lines.get(999)).contains("\"session\":\"s999\"");
        assertThat(output.isClosed).isTrue();
    }

    @Test
    void writesWhatAnOperatorHasDone() {
        AuditLog log = log(10);
        log.commanded(
                new OperatorCommand(Sessions.NOW, "unix:uid=0", "unlock", "*", Optional.of("a\u001b\"\u00e9"), 2));
        log.commanded(new OperatorCommand(Sessions.NOW, "unix:uid=7", "forgive", "192.0.2.0/24", Optional.empty(), 0));

        log.close();

        assertThat(output.lines)
                .containsExactly(
                        "{\"time\":\"2026-11-24T10:11:12.345Z\",\"event\":\"operator-command\",\"command\":\"unlock\","
                                + "\"operator\":\"unix:uid=0\",\"source\":\"*\",\"account\":\"a\\u001B\\\"\\u00E9\",\"lifted\":2}",
                        "{\"time\":\"2026-11-24T10:11:12.345Z\",\"event\":\"operator-command\",\"command\":\"forgive\","
                                + "\"operator\":\"unix:uid=7\",\"source\":\"192.0.2.0/24\",\"lifted\":0}");
    }

    @Test
    @SuppressWarnings("NullOptional") // what fails when half of its line is written
    void leavesNothingOfARecordThatCannotBeEncoded() {
        AuditLog log = log(10);
        log.commanded(new OperatorCommand(Sessions.NOW, "unix:uid=0", "unlock", "*", null, 2));
        log.sessionClosed(Sessions.silent("s1"));

        log.close();

        assertThat(output.lines).filteredOn(line -> line.contains("unlock")).isEmpty();
        assertThat(output.lines)
                .filteredOn(line -> line.startsWith("{\"time\"") && line.contains("\"session\":\"s1\""))
                .hasSize(1);
        assertThat(output.lines).anyMatch(line -> line.contains("\"unwritten\":1"));
    }

    @Test
    void dropsWhatHasNoRoomAndSaysHowMuch() throws InterruptedException {
        AuditLog log = stalledLog(2);
        for (int i = 0; i < 5; i++) {
            log.sessionClosed(Sessions.silent("s" + i));
        }

        output.gate.countDown();
        log.close();

        assertThat(output.lines).hasSize(4);
        assertThat(output.lines.get(1))
                .isEqualTo("{\"time\":\"2026-11-24T10:11:12.345Z\",\"event\":\"lost\",\"dropped\":3,\"unwritten\":0}");
        assertThat(output.lines.get(3)).contains("\"session\":\"s1\"");
    }

    @Test
    void warnsOfABurstOnce() throws InterruptedException {
        AuditLog log = stalledLog(2);
        for (int i = 0; i < 500; i++) {
            log.sessionClosed(Sessions.silent("s" + i));
        }

        output.gate.countDown();
        log.close();

        assertThat(notices.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("audit log cannot keep up: its queue is full, 498 records are lost up to now");
    }

    @Test
    void goesOnWhenTheDiskIsFullAndSaysWhatIsMissingAfterwards() throws InterruptedException {
        output.failures.set(1);
        AuditLog log = stalledLog(10);
        log.sessionClosed(Sessions.silent("s1"));

        output.gate.countDown();
        log.close();

        assertThat(output.lines).hasSize(2);
        assertThat(output.lines.get(0)).contains("\"event\":\"lost\",\"dropped\":0,\"unwritten\":1");
        assertThat(output.lines.get(1)).contains("\"session\":\"s1\"");
    }

    @Test
    void saysOnceAMinuteThatItCannotWrite() throws InterruptedException {
        output.failures.set(3);
        AuditLog log = stalledLog(1000);
        for (int i = 0; i < 600; i++) {
            log.sessionClosed(Sessions.silent("s" + i));
        }

        output.gate.countDown();
        log.close();

        assertThat(notices.list).hasSize(1);
        assertThat(output.lines.get(0)).contains("\"unwritten\":513");
    }

    @Test
    void opensTheFileAgainWhenTold() throws InterruptedException {
        AuditLog log = log(10);

        log.reopen();

        assertThat(output.reopenedOnce.await(10, TimeUnit.SECONDS)).isTrue();
        log.close();
        assertThat(output.reopened).hasValue(1);
    }

    @Test
    void doesNotWaitForeverForAnOutputThatHangs() throws InterruptedException {
        AuditLog log = new AuditLog(output, 10, CLOCK, Duration.ofMillis(1));
        output.gate = new CountDownLatch(1);
        log.sessionClosed(Sessions.silent("s0"));
        output.entered.await();

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(log::close);

        assertThat(output.isClosed).isFalse();
        output.gate.countDown();
    }

    @Test
    void saysHowManyRecordsItLosesWhenItIsClosedBeforeAllAreWritten() throws InterruptedException {
        AuditLog log = new AuditLog(output, 10, CLOCK, Duration.ofMillis(1));
        stall(log);
        for (int i = 0; i < 12; i++) {
            log.sessionClosed(Sessions.silent("s" + i));
        }

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(log::close)
                .withMessageContaining("13 audit records are lost");

        assertThat(notices.list)
                .extracting(ILoggingEvent::getLevel, ILoggingEvent::getFormattedMessage)
                .contains(tuple(Level.ERROR, "audit log is closed, and 13 records are lost that no line counts"));
        output.gate.countDown();
    }

    @Test
    void saysThatRecordsAreLostWhenTheDiskIsFullToTheEnd() {
        output.failures.set(Integer.MAX_VALUE);
        AuditLog log = log(10);
        log.sessionClosed(Sessions.silent("s0"));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(log::close)
                .withMessageContaining("1 audit records are lost");
    }

    @Test
    void takesNoRecordWhenItIsClosed() {
        AuditLog log = log(10);
        log.close();

        log.sessionClosed(Sessions.silent("s0"));

        assertThat(output.lines).isEmpty();
    }

    @Test
    void neverMakesAnEventLoopWait() throws InterruptedException {
        AuditLog log = stalledLog(1);
        for (int i = 0; i < 100_000; i++) {
            log.sessionClosed(Sessions.silent("s"));
        }
        output.gate.countDown();
        log.close();

        assertThat(output.lines.get(1)).contains("\"dropped\":99999");
    }

    @Test
    void writesToAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("audit.jsonl");
        AuditLog log = AuditLog.open(file, 10, CLOCK);
        log.sessionClosed(Sessions.silent("s0"));
        log.close();

        assertThat(Files.readAllLines(file)).singleElement().asString().contains("\"session\":\"s0\"");
    }

    private AuditLog log(int queueLength) {
        return new AuditLog(output, queueLength, CLOCK, Duration.ofSeconds(30));
    }

    /** A log whose thread stands at the output with one record that is not counted by the test. */
    private AuditLog stalledLog(int queueLength) throws InterruptedException {
        AuditLog log = log(queueLength);
        stall(log);
        return log;
    }

    private void stall(AuditLog log) throws InterruptedException {
        output.gate = new CountDownLatch(1);
        log.sessionClosed(Sessions.silent("first"));
        output.entered.await();
    }
}

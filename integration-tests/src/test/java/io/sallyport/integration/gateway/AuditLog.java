package io.sallyport.integration.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit log of a running gateway. */
public final class AuditLog {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path file;

    AuditLog(Path file) {
        this.file = file;
    }

    /** The lines as they stand in the file. */
    public List<String> lines() {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines as JSON; fails if one is none. */
    public List<JsonNode> records() {
        return lines().stream().map(MAPPER::readTree).toList();
    }

    /** Waits for the record of the one session that asked for this port. */
    public JsonNode awaitRecordOfPort(int port) {
        return await(record -> record.at("/destination/port").asInt() == port);
    }

    /** Waits for a record, and gives the last that is so. */
    public JsonNode await(Predicate<JsonNode> wanted) {
        Awaitility.await().atMost(PATIENCE).until(() -> records().stream().anyMatch(wanted));
        return records().stream().filter(wanted).reduce((first, last) -> last).orElseThrow();
    }

    /** Waits until there are so many records. */
    public List<JsonNode> awaitRecords(int count) {
        return Awaitility.await().atMost(PATIENCE).until(this::records, records -> records.size() >= count);
    }
}

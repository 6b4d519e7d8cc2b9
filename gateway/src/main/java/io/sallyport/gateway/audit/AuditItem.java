package io.sallyport.gateway.audit;

import io.sallyport.core.spi.audit.SessionRecord;
import java.io.ByteArrayOutputStream;

/** What waits for the audit log's thread. */
sealed interface AuditItem {
    /** What becomes a line, or is counted as lost. */
    sealed interface Entry extends AuditItem {
        void write(ByteArrayOutputStream line);
    }

    /** A session to write. */
    record Session(SessionRecord record) implements Entry {
        @Override
        public void write(ByteArrayOutputStream line) {
            SessionJson.write(line, record);
        }
    }

    /** A command to write. */
    record Command(OperatorCommand command) implements Entry {
        @Override
        public void write(ByteArrayOutputStream line) {
            command.write(line);
        }
    }

    /** Nothing to write, but something to look at. */
    record Wake() implements AuditItem {}
}

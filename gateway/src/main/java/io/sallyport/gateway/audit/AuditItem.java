package io.sallyport.gateway.audit;

import io.sallyport.core.spi.audit.SessionRecord;

/** What waits for the audit log's thread. */
sealed interface AuditItem {
    /** A session to write. */
    record Session(SessionRecord record) implements AuditItem {}

    /** Nothing to write, but something to look at. */
    record Wake() implements AuditItem {}
}

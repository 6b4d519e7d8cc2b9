package io.sallyport.core.testing;

import io.sallyport.core.spi.audit.SessionListener;
import io.sallyport.core.spi.audit.SessionRecord;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told; may be asked from any thread. */
public final class SessionRecords implements SessionListener {
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private final List<SessionRecord> closed = new CopyOnWriteArrayList<>();

    @Override
    public void sessionOpened(String sessionId) {
        opened.add(sessionId);
    }

    @Override
    public void sessionClosed(SessionRecord sessionRecord) {
        closed.add(sessionRecord);
    }

    public List<String> opened() {
        return opened;
    }

    public List<SessionRecord> closed() {
        return closed;
    }

    /** The reasons of all records. */
    public List<String> reasons() {
        return closed.stream()
                .map(each -> each.outcome().ending().reason().code())
                .toList();
    }
}

package io.sallyport.gateway.audit;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where audit lines go. Only the audit log's own thread calls it. */
interface AuditOutput extends AutoCloseable {
    /**
     * Writes whole lines.
     *
     * @param lines read from its position to its limit
     * @throws IOException if not all of them could be written; what was begun is not continued
     */
    void append(ByteBuffer lines) throws IOException;

    /** Looks whether the file was moved away, and begins a new one then. */
    void refresh() throws IOException;

    /** Begins a new file, or goes on with the one that has its name now. */
    void reopen() throws IOException;

    /** Makes sure that all is on disk, and lets go of it. */
    @Override
    void close() throws IOException;
}

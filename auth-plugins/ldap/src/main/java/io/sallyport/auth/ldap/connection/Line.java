package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to one server; whatever goes wrong on it is remembered, so that nobody gets it who comes after. */
public final class Line implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Line.class);

    private final Endpoint endpoint;
    private final LDAPConnection connection;
    private final Socket socket;
    private volatile @Nullable Deadline deadline;
    private volatile boolean broken;
    private volatile boolean silent;

    Line(Endpoint endpoint, LDAPConnection connection, Socket socket) {
        this.endpoint = endpoint;
        this.connection = connection;
        this.socket = socket;
    }

    /** One request, and its whole answer. */
    @FunctionalInterface
    private interface Request<T> {
        T send() throws LDAPException;
    }

    /** Does an operation within a time of its own; when it is over, whatever the operation waits for fails. */
    public <T> T within(Deadline time, Operation<T> operation) throws LDAPException, DirectoryException {
        try (time) {
            return continuing(time, operation);
        } finally {
            broken |= time.hasPassed();
        }
    }

    /** Does an operation within the time of another one, of which it is a part. */
    <T> T continuing(Deadline time, Operation<T> operation) throws LDAPException, DirectoryException {
        time.watch(socket);
        deadline = time;
        try {
            return operation.on(this);
        } finally {
            deadline = null;
        }
    }

    /** The time of the operation that is being done; where it goes on at other servers, they have to keep to it too. */
    public Deadline deadline() {
        Deadline current = deadline;
        if (current == null) {
            throw new IllegalStateException("no operation is being done (expected: within)");
        }
        return current;
    }

    /** Binds. */
    public BindResult bind(SimpleBindRequest request) throws LDAPException {
        return answer(() -> connection.bind(request));
    }

    /** Searches. */
    public SearchResult search(SearchRequest request) throws LDAPException {
        return answer(() -> connection.search(request));
    }

    /** Asks the server for what it says about itself. */
    void readRoot() throws LDAPException {
        answer(connection::getRootDSE);
    }

    private <T> T answer(Request<T> request) throws LDAPException {
        try {
            return request.send();
        } catch (LDAPException e) {
            if (deadline().hasPassed() || Results.isTimeout(e)) {
                silent = true;
                broken = true;
                throw new LDAPException(ResultCode.TIMEOUT, endpoint + ": no whole answer in time");
            }
            broken |= !ResultCode.isConnectionUsable(e.getResultCode());
            throw e;
        }
    }

    /** Stops an answer that is too long in the middle. */
    public void abort() {
        broken = true;
        closeSocket();
    }

    /**
     * Whether the server has ended it, or has said something that nobody asked for. Asks nobody, so that a password need
     * not be sent to find out.
     */
    boolean isClosedByServer() {
        try {
            int before = socket.getSoTimeout();
            socket.setSoTimeout(1);
            try {
                // The end, or octets that whoever reads next would miss.
                int unasked = socket.getInputStream().read();
                log.debug("{}: idle connection ended: {}", endpoint, unasked);
                broken = true;
            } catch (SocketTimeoutException alive) {
                socket.setSoTimeout(before);
                return false;
            }
        } catch (IOException e) {
            broken = true;
        }
        return true;
    }

    /** Whether nobody may use it any more. */
    boolean isBroken() {
        return broken;
    }

    /** Whether the server took too long. */
    boolean wasSilent() {
        return silent;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** What protects it, if something does. */
    public @Nullable SSLSession tls() {
        return connection.getSSLSession();
    }

    /** A server that does not take a farewell must not hold who says it. */
    @Override
    public void close() {
        if (broken) {
            closeSocket();
        }
        connection.close();
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            broken = true;
        }
    }
}

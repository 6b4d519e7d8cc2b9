package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.socket;

import io.sallyport.core.spi.audit.SessionRecord.Outcome;
import io.sallyport.core.testing.TestChannel;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A session that asks for BIND. */
final class BindSession implements AutoCloseable {
    static final String BIND = "05 02 00 01 C0 00 02 01 00 15";
    static final String BIND_IPV6 = "05 02 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 00 15";
    static final String BIND_NAME = "05 02 00 03 0B 65 78 61 6D 70 6C 65 2E 63 6F 6D 00 15";
    static final String BIND_ANY = "05 02 00 01 00 00 00 00 00 00";
    static final String FIRST = "05 00 00 01 C0 00 02 63 43 21";
    static final String SECOND = "05 00 00 01 C0 00 02 01 00 14";
    static final InetSocketAddress PEER = socket("192.0.2.1", 20);
    static final InetSocketAddress STRANGER = socket("192.0.2.2", 20);
    static final Duration PAUSE = Duration.ofMillis(50);

    final SessionFixture fixture = new SessionFixture();

    /** Both replies were sent. */
    void relaying() {
        fixture.requested(BIND).sockets.last().arrive(PEER);
        fixture.client.sent();
    }

    TestChannel peer() {
        return fixture.sockets.taken().get(0);
    }

    Outcome outcome() {
        return fixture.records.closed().get(0).outcome();
    }

    static String refusal(String code) {
        return "05 " + code + " 00 01 00 00 00 00 00 00";
    }

    @Override
    public void close() {
        fixture.close();
    }
}

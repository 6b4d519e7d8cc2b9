package io.sallyport.core.tls;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.sallyport.core.testing.TestChannel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** The other end of a channel's TLS, record by record, as no socket of the JDK's sends them. */
final class TlsClient {
    private static final int ROOM = 64 * 1024;

    private final SSLEngine engine;
    private final TestChannel channel;
    private ByteBuffer received = ByteBuffer.allocate(0);

    TlsClient(TestChannel channel) {
        this.channel = channel;
        engine = TlsFixture.client().createSSLEngine("localhost", 1);
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(new String[] {"TLSv1.3"});
    }

    void handshake() throws SSLException {
        engine.beginHandshake();
        while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            switch (engine.getHandshakeStatus()) {
                case NEED_WRAP -> channel.receive(record());
                case NEED_TASK -> engine.getDelegatedTask().run();
                default -> read();
            }
        }
    }

    /** Takes what has come, as far as one step goes. */
    private void read() throws SSLException {
        if (!received.hasRemaining()) {
            received = ByteBuffer.wrap(sent());
        }
        engine.unwrap(received, ByteBuffer.allocate(ROOM));
    }

    private byte[] sent() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            octets.writeBytes(ByteBufUtil.getBytes(next));
            next.release();
        }
        return octets.toByteArray();
    }

    /** A record with these data, or with what the handshake has to say. */
    byte[] record(byte... data) throws SSLException {
        ByteBuffer record = ByteBuffer.allocate(ROOM);
        engine.wrap(ByteBuffer.wrap(data), record);
        byte[] octets = new byte[record.flip().remaining()];
        record.get(octets);
        return octets;
    }

    /** New keys, with the demand for new ones from the other end: RFC 8446 section 4.6.3. */
    byte[] keyUpdates(int count) throws SSLException {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            engine.beginHandshake();
            records.writeBytes(record());
        }
        return records.toByteArray();
    }
}

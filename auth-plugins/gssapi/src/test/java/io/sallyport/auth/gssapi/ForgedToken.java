package io.sallyport.auth.gssapi;

import static io.sallyport.auth.gssapi.DerWriter.application;
import static io.sallyport.auth.gssapi.DerWriter.element;
import static io.sallyport.auth.gssapi.DerWriter.field;
import static io.sallyport.auth.gssapi.DerWriter.integer;
import static io.sallyport.auth.gssapi.DerWriter.principal;
import static io.sallyport.auth.gssapi.DerWriter.sequence;
import static io.sallyport.auth.gssapi.DerWriter.text;
import static io.sallyport.auth.gssapi.DerWriter.time;

import io.sallyport.auth.gssapi.keytab.Enctype;
import io.sallyport.auth.gssapi.ticket.TestEncryption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A first token around a {@link Forge}'s ticket that no honest client makes. */
final class ForgedToken {
    private static final byte[] KERBEROS =
            element(0x06, new byte[] {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x12, 0x01, 0x02, 0x02});

    private final Forge forge;
    Instant time = Instant.now();
    List<String> client;
    int flags = 0x3E;
    boolean checksum = true;
    int authenticatorEnctype;

    ForgedToken(Forge forge) {
        this.forge = forge;
        client = forge.client;
        authenticatorEnctype = forge.sessionEnctype;
    }

    byte[] octets() {
        byte[] request = application(
                14,
                sequence(
                        field(0, integer(5)),
                        field(1, integer(14)),
                        field(2, element(0x03, new byte[] {0, 0x20, 0, 0, 0})),
                        field(3, forge.encoded(forge.sessionKey())),
                        field(
                                4,
                                sequence(
                                        field(0, integer(authenticatorEnctype)),
                                        field(2, DerWriter.octets(authenticator()))))));
        return element(0x60, KERBEROS, new byte[] {1, 0}, request);
    }

    private byte[] authenticator() {
        byte[] part = application(
                2,
                sequence(
                        field(0, integer(5)),
                        field(1, text(forge.realm)),
                        field(2, principal(1, client)),
                        checksum ? field(3, checksum()) : new byte[0],
                        field(4, integer(ThreadLocalRandom.current().nextInt(1_000_000))),
                        field(5, time(time)),
                        field(7, integer(4711))));
        return Enctype.of(authenticatorEnctype)
                .map(enctype -> TestEncryption.seal(enctype, forge.sessionKey(), 11, part))
                .orElse(part);
    }

    private byte[] checksum() {
        byte[] value = ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(16)
                .putInt(20, flags)
                .array();
        return sequence(field(0, integer(0x8003)), field(1, DerWriter.octets(value)));
    }
}

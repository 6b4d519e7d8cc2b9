package io.sallyport.auth.gssapi.pac;

import static io.sallyport.auth.gssapi.pac.PacBuffers.CLIENT_INFO;
import static io.sallyport.auth.gssapi.pac.PacBuffers.KDC_CHECKSUM;
import static io.sallyport.auth.gssapi.pac.PacBuffers.LOGON_INFO;
import static io.sallyport.auth.gssapi.pac.PacBuffers.SERVER_CHECKSUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.security.jgss.AuthorizationDataEntry;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePacTest {
    private static final int ENTRY_TYPE = 0;
    private static final int ENTRY_LENGTH = 4;
    private static final int ENTRY_OFFSET = 8;

    /** Where fields of KERB_VALIDATION_INFO stand in the buffer: behind two headers and the first pointer. */
    private static final int FIELDS = 20;

    private static final int NAME_POINTER = FIELDS + 52;
    private static final int USER_ID = FIELDS + 100;
    private static final int GROUP_COUNT = FIELDS + 108;
    private static final int GROUP_POINTER = FIELDS + 112;
    private static final int USER_FLAGS = FIELDS + 116;
    private static final int DOMAIN_POINTER = FIELDS + 152;
    private static final int SID_COUNT = FIELDS + 196;
    private static final int SIDS_POINTER = FIELDS + 200;
    private static final int RESOURCE_DOMAIN_POINTER = FIELDS + 204;
    private static final int RESOURCE_COUNT = FIELDS + 208;
    private static final int RESOURCE_POINTER = FIELDS + 212;
    private static final int DEFERRED = FIELDS + 216;

    private final RecordedTicket ticket = RecordedTicket.load("alice-aes256");

    @Test
    void refusesATruncationAtEachLength() throws Exception {
        byte[] pac = ticket.pac();
        for (int length = 0; length < pac.length; length++) {
            byte[] truncated = Arrays.copyOf(pac, length);
            assertThatExceptionOfType(InvalidPacException.class)
                    .as("%d octets", length)
                    .isThrownBy(() -> ticket.identityWith(truncated));
        }
    }

    @Test
    void refusesALogonInformationTruncatedAtEachLengthThoughItIsSigned() throws Exception {
        int whole = new PacEditor(ticket.pac()).length(LOGON_INFO);
        for (int length = 0; length < whole; length++) {
            PacEditor editor = new PacEditor(ticket.pac());
            byte[] signed = editor.putInt(editor.entry(LOGON_INFO) + ENTRY_LENGTH, length)
                    .signed(ticket.keys());
            assertThat(refusal(signed)).as("%d octets", length).isEqualTo("pac-malformed");
        }
    }

    /** The KDC's signature is the one thing that the service cannot check, nor does it say anything about groups. */
    @Test
    void refusesEachFlippedBitExceptInTheKdcsSignature() throws Exception {
        byte[] pac = ticket.pac();
        PacEditor editor = new PacEditor(pac);
        int kdc = editor.offset(KDC_CHECKSUM) + 4;
        int kdcEnd = editor.offset(KDC_CHECKSUM) + editor.length(KDC_CHECKSUM);
        for (int bit = 0; bit < pac.length * Byte.SIZE; bit++) {
            byte[] flipped = pac.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            if (bit / Byte.SIZE >= kdc && bit / Byte.SIZE < kdcEnd) {
                assertThat(ticket.identityWith(flipped)).contains(ticket.expected());
            } else {
                assertThatExceptionOfType(InvalidPacException.class)
                        .as("bit %d", bit)
                        .isThrownBy(() -> ticket.identityWith(flipped));
            }
        }
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                header("no buffers", "pac-unsigned", pac -> pac.putInt(0, 0)),
                header("33 buffers", "pac-malformed", pac -> pac.putInt(0, 33)),
                header("4,294,967,295 buffers", "pac-malformed", pac -> pac.putInt(0, -1)),
                header("version 1", "pac-malformed", pac -> pac.putInt(4, 1)),
                header("a buffer twice", "pac-malformed", pac -> pac.putInt(pac.entry(12) + ENTRY_TYPE, 1)),
                header("one signature twice", "pac-malformed", pac -> pac.putInt(pac.entry(16) + ENTRY_TYPE, 6)),
                header("no server signature", "pac-unsigned", pac -> pac.putInt(pac.entry(6) + ENTRY_TYPE, 99)),
                header("no KDC signature", "pac-unsigned", pac -> pac.putInt(pac.entry(7) + ENTRY_TYPE, 99)),
                header("an empty signature", "pac-unsigned", pac -> pac.putInt(pac.entry(7) + ENTRY_LENGTH, 4)),
                header("a short signature", "pac-malformed", pac -> pac.putInt(pac.entry(6) + ENTRY_LENGTH, 15)),
                header("a long signature", "pac-malformed", pac -> pac.putInt(pac.entry(6) + ENTRY_LENGTH, 17)),
                header("an offset into the header", "pac-malformed", pac -> offset(pac, LOGON_INFO, 8)),
                header("an offset to itself", "pac-malformed", pac -> offset(pac, LOGON_INFO, 0)),
                header("an offset behind the end", "pac-malformed", pac -> offset(pac, LOGON_INFO, 1 << 20)),
                header("an offset above 2^63", "pac-malformed", pac -> offset(pac, LOGON_INFO, -8)),
                header("an offset above 2^32", "pac-malformed", pac -> offset(pac, LOGON_INFO, (1L << 32) + 120)),
                header("an odd offset", "pac-malformed", pac -> offset(pac, CLIENT_INFO, pac.offset(10) + 4)),
                header("two at one offset", "pac-malformed", pac -> offset(pac, CLIENT_INFO, pac.offset(1))),
                header("an overlap", "pac-malformed", pac -> offset(pac, CLIENT_INFO, pac.offset(1) + 8)),
                header(
                        "an overlap with the signature",
                        "pac-malformed",
                        pac -> pac.putInt(pac.entry(12) + ENTRY_LENGTH, pac.offset(6) - pac.offset(12) + 1)),
                header("a length of 2^32 - 1", "pac-malformed", pac -> pac.putInt(pac.entry(1) + ENTRY_LENGTH, -1)));
    }

    private static Arguments header(String what, String reason, Consumer<PacEditor> change) {
        return arguments(what, reason, change);
    }

    private static void offset(PacEditor pac, long type, long offset) {
        pac.putLong(pac.entry(type) + ENTRY_OFFSET, offset);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void refusesAHeaderWith(String what, String reason, Consumer<PacEditor> change) throws Exception {
        PacEditor editor = new PacEditor(ticket.pac());
        change.accept(editor);

        assertThat(refusal(editor.unsigned())).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 14, 17, 0xFFFFFF76, 21})
    void refusesASignatureOfAnotherType(int type) throws Exception {
        PacEditor editor = new PacEditor(ticket.pac());

        assertThat(refusal(editor.putInt(editor.offset(SERVER_CHECKSUM), type).unsigned()))
                .isEqualTo("pac-signature-type-not-accepted");
    }

    @Test
    void refusesASignatureOfTheTypeOfAKeyThatDidNotMakeIt() throws Exception {
        PacEditor editor = new PacEditor(ticket.pac());

        assertThat(refusal(editor.putInt(editor.offset(SERVER_CHECKSUM), 15).unsigned()))
                .isEqualTo("pac-signature-bad");
    }

    static Stream<Arguments> logonInformation() {
        return Stream.of(
                logon("version 2", "pac-malformed", 0, 0xCC081002),
                logon("big-endian", "pac-malformed", 0, 0x00080001),
                logon("an object longer than the buffer", "pac-malformed", 8, 472),
                logon("an object shorter than the buffer", "pac-malformed", 8, 456),
                logon("an object of 2^32 - 8 octets", "pac-malformed", 8, -8),
                logon("no structure", "pac-malformed", 16, 0),
                logon("no account", "pac-malformed", NAME_POINTER, 0),
                logon("user 0", "pac-without-account", USER_ID, 0),
                logon("one group less", "pac-malformed", GROUP_COUNT, 6),
                logon("one group more", "pac-malformed", GROUP_COUNT, 8),
                logon("no group, but their array", "pac-malformed", GROUP_COUNT, 0),
                logon("2^32 - 1 groups", "pac-too-many-groups", GROUP_COUNT, -1),
                logon("2,048 groups that are not there", "pac-malformed", GROUP_COUNT, 2_048),
                logon("groups that point to nothing", "pac-malformed", GROUP_POINTER, 0),
                logon("two pointers to the same", "pac-malformed", GROUP_POINTER, 0x0002_0000),
                logon("extra SIDs without their flag", "pac-malformed", USER_FLAGS, 0),
                logon("no domain", "pac-without-account", DOMAIN_POINTER, 0),
                logon("2^31 extra SIDs", "pac-too-many-groups", SID_COUNT, 1 << 31),
                logon("extra SIDs that point to nothing", "pac-malformed", SIDS_POINTER, 0),
                logon("a resource domain that is not there", "pac-malformed", RESOURCE_DOMAIN_POINTER, 0x7777),
                logon("resource groups without a domain", "pac-malformed", RESOURCE_COUNT, 1),
                logon("resource groups that are not there", "pac-malformed", RESOURCE_POINTER, 0x7777),
                logon("a name longer than it says", "pac-malformed", DEFERRED, 1 << 30),
                logon("a name that does not begin at 0", "pac-malformed", DEFERRED + 4, 1));
    }

    private static Arguments logon(String what, String reason, int at, int value) {
        return arguments(what, reason, at, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logonInformation")
    void refusesSignedLogonInformationWith(String what, String reason, int at, int value) throws Exception {
        byte[] signed = new PacEditor(ticket.pac()).logonInt(at, value).signed(ticket.keys());

        assertThat(refusal(signed)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"0x3, false", "0x17, false", "0x0, false", "0x7, true", "0x20000007, true"})
    void takesOnlyGroupsThatAreInEffect(String attributes, boolean taken) throws Exception {
        RecordedTicket bob = RecordedTicket.load("many-groups");
        PacEditor editor = new PacEditor(bob.pac());
        // The first group's relative identifier and attributes stand behind the six names and the count.
        int at = indexOf(editor, new int[] {124, 1121, 7}) + 8;
        byte[] signed = editor.putInt(at, Integer.decode(attributes)).signed(bob.keys());

        Optional<String> refusal = refusal(bob, signed);

        assertThat(refusal).isEqualTo(taken ? Optional.empty() : Optional.of("pac-group-not-in-effect"));
    }

    @Test
    void throwsOnlyItsOwnExceptionWhateverIsSigned() throws Exception {
        Random random = new Random(4_120);
        int refused = 0;
        for (int i = 0; i < 8_000; i++) {
            PacEditor editor = new PacEditor(ticket.pac());
            int start = editor.offset(LOGON_INFO);
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                int at = start + random.nextInt(editor.length(LOGON_INFO));
                editor.pac.put(at, (byte) (random.nextBoolean() ? random.nextInt() : -random.nextInt(3)));
            }
            refused += refusal(ticket, editor.signed(ticket.keys())).isPresent() ? 1 : 0;
        }
        assertThat(refused).isBetween(800, 7_999);
    }

    @Test
    void throwsOnlyItsOwnExceptionWhateverOctetsCome() throws Exception {
        Random random = new Random(1_961);
        for (int i = 0; i < 8_000; i++) {
            byte[] octets = random.nextBoolean() ? new byte[random.nextInt(200)] : ticket.entries()[0].getData();
            int from = random.nextInt(octets.length + 1);
            for (int at = from; at < octets.length && at < from + random.nextInt(1, 20); at++) {
                octets[at] = (byte) random.nextInt();
            }
            assertFailsClosed(octets);
        }
    }

    private void assertFailsClosed(byte[] octets) throws InvalidPacException {
        try {
            Optional<PacIdentity> identity = PacGroups.identity(
                    new AuthorizationDataEntry[] {new AuthorizationDataEntry(AuthorizationDataOf.IF_RELEVANT, octets)},
                    ticket.client(),
                    ticket.keys());
            assertThat(identity.stream()).allMatch(ticket.expected()::equals);
        } catch (InvalidPacException e) {
            assertThat(e.reason().code()).isNotEmpty();
        }
    }

    private static int indexOf(PacEditor editor, int[] numbers) {
        for (int at = 0; ; at += 4) {
            if (editor.pac.getInt(at) == numbers[0]
                    && editor.pac.getInt(at + 4) != 0
                    && editor.pac.getInt(at + 8) == numbers[2]) {
                return at;
            }
        }
    }

    private String refusal(byte[] pac) throws InvalidPacException {
        return refusal(ticket, pac).orElse("nothing");
    }

    private static Optional<String> refusal(RecordedTicket ticket, byte[] pac) throws InvalidPacException {
        TicketClient client = ticket.client();
        try {
            PacGroups.identity(AuthorizationDataOf.ifRelevant(pac), client, ticket.keys());
            return Optional.empty();
        } catch (InvalidPacException e) {
            return Optional.of(e.reason().code());
        }
    }
}

package io.sallyport.auth.gssapi;

import static io.sallyport.auth.gssapi.DerWriter.field;
import static io.sallyport.auth.gssapi.DerWriter.integer;
import static io.sallyport.auth.gssapi.DerWriter.octets;
import static io.sallyport.auth.gssapi.DerWriter.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.auth.gssapi.ticket.HostAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tickets for some addresses; the client of these tests is at 192.0.2.1. */
class TicketAddressesTest {
    private static final int IPV4 = 2;
    private static final int NETBIOS = 20;
    private static final int IPV6 = 24;

    @TempDir
    private Path folder;

    private final Forge forge = new Forge();

    @Test
    void ticketForTheClientsAddressIsLetIn() throws Exception {
        forge.addresses = new byte[][] {address(IPV6, of("2001:db8::1")), address(IPV4, of("192.0.2.1"))};

        assertThat(refusal()).isEmpty();
    }

    @Test
    void ticketForOtherAddressesIsRefused() throws Exception {
        forge.addresses = new byte[][] {address(IPV4, of("192.0.2.2")), address(IPV6, of("2001:db8::1"))};

        assertThat(refusal()).isEqualTo("gss-ticket-of-another-address");
    }

    @Test
    void ticketForAddressesOfAnotherKindOnlyIsRefused() throws Exception {
        forge.addresses =
                new byte[][] {address(NETBIOS, "WORKSTATION     ".getBytes(StandardCharsets.US_ASCII))};

        assertThat(refusal()).isEqualTo("gss-ticket-of-another-address");
    }

    @Test
    void octetsOfAnotherKindOfAddressAreNoAddressOfTheInternet() throws Exception {
        forge.addresses = new byte[][] {address(NETBIOS, of("192.0.2.1"))};

        assertThat(refusal()).isEqualTo("gss-ticket-of-another-address");
    }

    @Test
    void clientWhoseAddressIsNotKnownHasNoneOfTheTickets() throws Exception {
        HostAddresses addresses = new HostAddresses(List.of(ByteBuffer.wrap(of("192.0.2.1"))));

        assertThat(addresses.include(InetSocketAddress.createUnresolved("192.0.2.1", 1)))
                .isFalse();
    }

    private static byte[] of(String address) throws Exception {
        return InetAddress.getByName(address).getAddress();
    }

    private static byte[] address(int type, byte[] octets) {
        return sequence(field(0, integer(type)), field(1, octets(octets)));
    }

    private String refusal() throws Exception {
        try (Gateway gateway = new Gateway(new Settings(TestKeytab.usual().write(folder.resolve("keytab"))))) {
            return gateway.refusal(Client.of(forge), 2);
        }
    }
}

package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.audit.AssociationRecord;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.DatagramObligations;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.testing.FakePolicy;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A session that asks for an association. */
final class AssociatedSession implements AutoCloseable {
    static final String ASSOCIATE = "05 03 00 01 00 00 00 00 00 00";
    static final InetSocketAddress CLIENT = socket(SessionFixture.CLIENT, 50_000);
    static final InetSocketAddress DESTINATION = socket("203.0.113.7", 53);
    static final String TO_DESTINATION = "00 00 00 01 CB 00 71 07 00 35";
    static final String TO_NAME = "00 00 00 03 02 6E 73 00 35";

    private static final String REPLY = "05 00 00 01 C0 00 02 09 9C 41";

    final SessionFixture fixture = new SessionFixture();

    /** Asks, and gets the reply. */
    AssociatedSession associated(String... request) {
        fixture.requested(request);
        assertThat(fixture.client.sent()).isEqualTo(REPLY);
        return this;
    }

    /** The client sends a datagram. */
    void send(String... hex) {
        fixture.datagramSockets.client().receive(CLIENT, hex);
    }

    /** Others hold so much of what may wait, none of them too much. */
    void othersHold(long octets) {
        for (int i = 0; i < 8; i++) {
            assertThat(fixture.registry.pending().take(address("192.0.2." + (100 + i)), octets / 8))
                    .isTrue();
        }
    }

    /** The client leaves. */
    AssociationRecord ended() {
        fixture.client.receiveEnd();
        return fixture.records.closed().get(0).outcome().association().orElseThrow();
    }

    /** The client leaves; what was dropped until then. */
    Map<String, Long> dropped() {
        return ended().dropped().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().code(), Map.Entry::getValue));
    }

    /** How policy decides about destinations; the association itself it permits. */
    void decides(Function<AccessRequest, Decision> decision) {
        fixture.policy.decides(request -> request.phase() == Phase.ASSOCIATION
                ? FakePolicy.permit(request, Obligations.NONE)
                : decision.apply(request));
    }

    /** Every destination is permitted, and bound to that. */
    void binds(DatagramObligations datagrams) {
        decides(request -> FakePolicy.permit(request, bound(datagrams)));
    }

    static Obligations bound(DatagramObligations datagrams) {
        return new Obligations(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), datagrams);
    }

    @Override
    public void close() {
        fixture.close();
    }
}

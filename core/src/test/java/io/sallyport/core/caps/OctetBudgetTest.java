package io.sallyport.core.caps;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class OctetBudgetTest {
    private static final InetAddress GREEDY = address("192.0.2.7");
    private static final InetAddress OTHER = address("192.0.2.8");

    private final OctetBudget budget = new OctetBudget(400);

    @Test
    void oneSourceLeavesRoomForASecond() {
        int taken = 0;
        while (budget.take(GREEDY, 10)) {
            taken += 10;
        }

        assertThat(taken).isEqualTo(100);
        assertThat(budget.take(OTHER, 100)).isTrue();
        assertThat(budget.held()).isEqualTo(200);
    }

    @Test
    void anIpv6NetworkIsOneSource() {
        assertThat(budget.take(address("2001:db8::1"), 60)).isTrue();
        assertThat(budget.take(address("2001:db8::2"), 60)).isFalse();
        assertThat(budget.take(address("2001:db8:0:1::1"), 60)).isTrue();
    }

    @Test
    void allTogetherTakeNoMoreThanThereIs() {
        for (int i = 0; i < 4; i++) {
            assertThat(budget.take(address("192.0.2." + i), 100)).isTrue();
        }

        assertThat(budget.take(OTHER, 1)).isFalse();
        assertThat(budget.held()).isEqualTo(400);
    }

    @Test
    void forgetsWhoHasGivenAllBack() {
        budget.take(GREEDY, 60);
        budget.take(GREEDY, 60);
        budget.giveBack(GREEDY, 60);

        assertThat(budget.held()).isZero();
        assertThat(budget.sources()).isZero();
        assertThat(budget.take(GREEDY, 100)).isTrue();
    }
}

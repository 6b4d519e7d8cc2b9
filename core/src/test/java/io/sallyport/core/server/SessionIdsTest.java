package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionIdsTest {
    private final SessionIds ids = new SessionIds();

    @Test
    void areNamedForTheRunAndCounted() {
        String first = ids.next();

        assertThat(first).matches("[0-9a-f]{8}-1");
        assertThat(ids.next()).isEqualTo(first.substring(0, 9) + "2");
    }

    @Test
    void areOthersInAnotherRun() {
        assertThat(new SessionIds().next()).isNotEqualTo(ids.next());
    }
}

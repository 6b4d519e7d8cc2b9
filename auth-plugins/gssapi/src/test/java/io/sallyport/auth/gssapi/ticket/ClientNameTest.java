package io.sallyport.auth.gssapi.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientNameTest {
    @ParameterizedTest
    @ValueSource(ints = {0xD83D, 0xDE00})
    void halfOfACharacterIsNotPlain(int half) {
        assertThat(of("al" + (char) half + "ice").isPlain()).isFalse();
    }

    @Test
    void characterOfTwoHalvesIsPlain() {
        assertThat(of("al\uD83D\uDE00ice").isPlain()).isTrue();
    }

    private static ClientName of(String name) {
        return new ClientName(List.of(name), "EXAMPLE.TEST");
    }
}

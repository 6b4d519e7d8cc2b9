package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void figuresTakeThePlacesThatTheTextNames() {
        assertThat(Page.fill("On {{machine}}:\n\n{{rr}}\n", Map.of("machine", "a $1 machine", "rr", "| 1 |\n")))
                .isEqualTo("On a $1 machine:\n\n| 1 |\n");
    }

    @Test
    void aPlaceWithoutFiguresIsAMistake() {
        assertThatThrownBy(() -> Page.fill("{{nothing}}", Map.of())).hasMessageContaining("nothing");
    }
}

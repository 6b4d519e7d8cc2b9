package io.sallyport.gateway.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.gateway.control.ControlAnswer.Status;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlAnswerTest {
    @ParameterizedTest
    @EnumSource(Status.class)
    void isReadAsItWasSent(Status status) throws IOException {
        for (List<String> lines : List.of(List.<String>of(), List.of("done well"), List.of("a", "", "Z\u00fcrich"))) {
            ControlAnswer answer = new ControlAnswer(lines, status);

            assertThat(ControlAnswer.parse(answer.octets())).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a\n", "a\ndone", "a\ndone well", "done \n", "done better\n", "undone well\n", "done well\nx"
            })
    void isRefusedIfItIsNotWhole(String text) {
        assertThatThrownBy(() -> ControlAnswer.parse(text.getBytes(UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessage("the answer is not whole");
    }
}

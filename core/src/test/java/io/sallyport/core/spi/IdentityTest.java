package io.sallyport.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"alice", "alice@EXAMPLE.COM", "CN=Alice, O=Example", "\u00fcmit", "a b"})
    void takesAnyNameThatCanStandInALog(String name) {
        assertThat(Identity.of(name, Groups.NONE, NOW).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\rb", "a\0", "\u007f", "\u0085", "\u001b[2J"})
    void refusesANameThatCouldForgeALine(String name) {
        assertThatThrownBy(() -> Identity.of(name, Groups.NONE, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("identity name of " + name.length()
                        + " characters (expected: 1 to 512, no control characters)");
    }

    @Test
    void takesANameOf512CharactersAndNotOneMore() {
        assertThat(Identity.of("a".repeat(512), Groups.NONE, NOW).name()).hasSize(512);
        assertThatThrownBy(() -> Identity.of("a".repeat(513), Groups.NONE, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anonymousIsInNoGroupAndNeverEnds() {
        assertThat(Identity.anonymous(NOW)).isEqualTo(new Identity("anonymous", Groups.NONE, NOW, Optional.empty()));
    }

    @Test
    void keepsEverythingElseWithOtherGroups() {
        Identity before = new Identity("alice", Groups.NOT_LOOKED_UP, NOW, Optional.of(NOW.plusSeconds(60)));
        Groups found = Groups.of(Set.of("staff"));

        assertThat(before.withGroups(found))
                .isEqualTo(new Identity("alice", found, NOW, Optional.of(NOW.plusSeconds(60))));
    }

    @Test
    void notToKnowTheGroupsIsNotToHaveNone() {
        assertThat(Groups.NOT_LOOKED_UP).isNotEqualTo(Groups.NONE);
    }
}

package io.sallyport.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DecoysTest {
    private static final HashCost LIGHT = new Argon2Cost(7_168, 5, 1);
    private static final HashCost BCRYPT = new BcryptCost(10);

    private final List<String> names =
            IntStream.range(0, 10_000).mapToObj(i -> "user" + i).toList();
    private final Decoys mixed = new Decoys(List.of(LIGHT, BCRYPT, LIGHT, Argon2Cost.DEFAULT));

    @Test
    void costWhatTheEntriesCostInTheirProportion() {
        Map<HashCost, Long> counts = names.stream()
                .map(name -> mixed.of(name).cost())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        Offset<Long> tolerance = Offset.offset(500L);
        assertThat(counts).containsOnlyKeys(LIGHT, BCRYPT, Argon2Cost.DEFAULT);
        assertThat(counts.get(LIGHT)).isCloseTo(5_000L, tolerance);
        assertThat(counts.get(BCRYPT)).isCloseTo(2_500L, tolerance);
        assertThat(counts.get(Argon2Cost.DEFAULT)).isCloseTo(2_500L, tolerance);
    }

    @Test
    void costTheSameForOneNameWheneverTheFileIsRead() {
        Decoys again = new Decoys(List.of(Argon2Cost.DEFAULT, BCRYPT, LIGHT, LIGHT));

        assertThat(names)
                .allSatisfy(name -> assertThat(again.of(name).cost())
                        .isEqualTo(mixed.of(name).cost()));
    }

    @Test
    void costTheSameForMostNamesWhenAnEntryIsAdded() {
        Decoys before = new Decoys(costs(50));
        Decoys after = new Decoys(costs(51));

        assertThat(names)
                .filteredOn(
                        name -> !before.of(name).cost().equals(after.of(name).cost()))
                .hasSizeLessThan(500);
    }

    @Test
    void costTheDefaultWhenThereIsNoEntry() {
        assertThat(new Users(List.of()).decoyFor("nobody").cost()).isEqualTo(Argon2Cost.DEFAULT);
    }

    private static List<HashCost> costs(int light) {
        return IntStream.range(0, 100)
                .<HashCost>mapToObj(i -> i < light ? LIGHT : BCRYPT)
                .toList();
    }
}

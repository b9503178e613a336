package io.landport.simulator.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightedChoiceTest {
    private static final long SEED = 20260801;

    @Test
    void shouldDrawInProportionAndNeverWithoutShare() {
        // Given
        Map<String, Double> table = Map.of("rare", 1.0, "common", 9.0, "never", 0.0);
        WeightedChoice<String> shares = WeightedChoice.of(List.of("rare", "common", "never"), table::get, name -> name);
        SimulationRandom random = new SimulationRandom(SEED);
        int rare = 0;

        // When
        for (int i = 0; i < 10_000; i++) {
            String drawn = shares.draw(random);
            assertThat(drawn).as("seed %d", SEED).isNotEqualTo("never");
            rare += drawn.equals("rare") ? 1 : 0;
        }

        // Then
        // 1,000 expected, its standard deviation is 30.
        assertThat(rare).as("seed %d", SEED).isCloseTo(1_000, within(150));
    }

    @Test
    void shouldRefuseANegativeShare() {
        assertThatThrownBy(() -> WeightedChoice.of(List.of("debt"), name -> -1, name -> name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share of debt is negative: -1.0");
    }

    @Test
    void shouldRefuseToDrawFromNothing() {
        WeightedChoice<String> none = WeightedChoice.of(List.<String>of(), name -> 1, name -> name);

        assertThatThrownBy(() -> none.draw(new SimulationRandom(SEED))).isInstanceOf(IllegalStateException.class);
    }
}

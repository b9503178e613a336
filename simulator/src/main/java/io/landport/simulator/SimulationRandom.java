package io.landport.simulator;

import java.util.List;
import java.util.Random;

/**
 * Every draw of a simulation, in one seeded sequence. {@link Random} and {@link StrictMath} because their results are
 * specified to the bit, so a seed means the same stream on every machine.
 */
final class SimulationRandom {
    private final Random random;

    SimulationRandom(long seed) {
        this.random = new Random(seed);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** A point of 0 to {@code end}, which is not reached. */
    double below(double end) {
        return random.nextDouble() * end;
    }

    /** Any whole number of the two and between, all equally likely. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** Any whole number of the two and between, small ones likelier: as many of 1 to 10 as of 10 to 100. */
    long spread(long low, long high) {
        double factor = StrictMath.pow((double) high / low, random.nextDouble());
        return Math.min(high, Math.max(low, Math.round(low * factor)));
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

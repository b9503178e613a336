package io.landport.simulator.chance;

import java.util.List;
import java.util.Random;

/**
 * All random draws of a simulation, in one seeded sequence. Uses {@link Random} and {@link StrictMath} because their results
 * are specified to the bit: a seed gives the same stream on every machine.
 */
public final class SimulationRandom {
    private final Random random;

    public SimulationRandom(long seed) {
        this.random = new Random(seed);
    }

    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** A number from 0, inclusive, to {@code end}, exclusive. */
    public double below(double end) {
        return random.nextDouble() * end;
    }

    /** A whole number from {@code low} to {@code high}, both inclusive, uniformly distributed. */
    public int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** A whole number from {@code low} to {@code high}, both inclusive, log-uniformly distributed: 1 to 10 is as likely as 10 to 100. */
    public long spread(long low, long high) {
        double factor = StrictMath.pow((double) high / low, random.nextDouble());
        return Math.min(high, Math.max(low, Math.round(low * factor)));
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

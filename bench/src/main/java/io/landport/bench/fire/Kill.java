package io.landport.bench.fire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * One blow: some processes killed at once and started again.
 *
 * @param after how long after the strike before, or after the round's begin
 * @param targets in the order in which they are killed and started
 * @param downtime between the kill and the start
 */
public record Strike(Duration after, List<Target> targets, Duration downtime) {
    private static final int MAX_STRIKES = 3;
    private static final int LONGEST_PAUSE_MILLIS = 4_000;
    private static final int LONGEST_DOWNTIME_MILLIS = 3_000;
    private static final double MILLIS = 1000;

    public Strike {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("a strike without targets");
        }
    }

    /** The strikes of a round: one to three. */
    static List<Strike> drawn(SplittableRandom random) {
        List<Strike> strikes = new ArrayList<>();
        for (int left = 1 + random.nextInt(MAX_STRIKES); left > 0; left--) {
            strikes.add(new Strike(
                    Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)),
                    targets(random),
                    Duration.ofMillis(random.nextInt(LONGEST_DOWNTIME_MILLIS))));
        }
        return strikes;
    }

    /** Every other time a single one, otherwise any number of them. */
    private static List<Target> targets(SplittableRandom random) {
        List<Target> targets = new ArrayList<>(Arrays.asList(Target.values()));
        Collections.shuffle(targets, new Random(random.nextLong()));
        int number = random.nextBoolean() ? 1 : 1 + random.nextInt(targets.size());
        return targets.subList(0, number);
    }

    @Override
    public String toString() {
        return "after %.1f s %s for %.1f s"
                .formatted(
                        after.toMillis() / MILLIS,
                        targets.stream().map(Target::toString).collect(Collectors.joining(", ")),
                        downtime.toMillis() / MILLIS);
    }
}

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
 * Processes that are killed together and restarted.
 *
 * @param after time since the previous kill, or since the start of the round
 * @param targets in the order of killing and restarting
 * @param downtime time between kill and restart
 */
public record Kill(Duration after, List<KillTarget> targets, Duration downtime) {
    private static final int MAX_KILLS = 3;
    private static final int MAX_PAUSE_MILLIS = 4_000;
    private static final int MAX_DOWNTIME_MILLIS = 3_000;
    private static final double MILLIS = 1000;

    public Kill {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("a kill needs at least one target");
        }
    }

    /** The random kills of a round: one to three. */
    static List<Kill> random(SplittableRandom random) {
        List<Kill> kills = new ArrayList<>();
        for (int left = 1 + random.nextInt(MAX_KILLS); left > 0; left--) {
            kills.add(new Kill(
                    Duration.ofMillis(random.nextInt(MAX_PAUSE_MILLIS)),
                    targets(random),
                    Duration.ofMillis(random.nextInt(MAX_DOWNTIME_MILLIS))));
        }
        return kills;
    }

    /** With a probability of one half a single target, otherwise any number of them. */
    private static List<KillTarget> targets(SplittableRandom random) {
        List<KillTarget> targets = new ArrayList<>(Arrays.asList(KillTarget.values()));
        Collections.shuffle(targets, new Random(random.nextLong()));
        int number = random.nextBoolean() ? 1 : 1 + random.nextInt(targets.size());
        return targets.subList(0, number);
    }

    @Override
    public String toString() {
        return "after %.1f s %s for %.1f s"
                .formatted(
                        after.toMillis() / MILLIS,
                        targets.stream().map(KillTarget::toString).collect(Collectors.joining(", ")),
                        downtime.toMillis() / MILLIS);
    }
}

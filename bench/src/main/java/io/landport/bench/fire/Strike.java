package io.landport.bench.fire;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fault of some processes at the same time.
 *
 * @param after time since the end of the strike before, or since the start of the round
 * @param targets in the order of the fault
 * @param lasting time from its begin to its end
 */
public record Strike(Duration after, Fault fault, List<FireTarget> targets, Duration lasting) {
    /** The gateway is only flooded: without a broker it does not start again. */
    private static final List<FireTarget> TARGETS = Stream.of(FireTarget.values())
            .filter(target -> target != FireTarget.GATEWAY)
            .toList();

    private static final int MAX_STRIKES = 3;
    private static final int MAX_PAUSE_MILLIS = 4_000;
    private static final double MILLIS = 1000;

    public Strike {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("a strike needs at least one target");
        }
    }

    /** The random strikes of a round: one to three. */
    static List<Strike> random(List<Fault> faults, SplittableRandom random) {
        List<Strike> strikes = new ArrayList<>();
        for (int left = 1 + random.nextInt(MAX_STRIKES); left > 0; left--) {
            Duration after = Duration.ofMillis(random.nextInt(MAX_PAUSE_MILLIS));
            Fault fault = Fault.random(faults, random);
            List<FireTarget> drawn = targets(random);
            strikes.add(new Strike(
                    after,
                    fault,
                    fault.targets().isEmpty() ? drawn : fault.targets(),
                    Duration.ofMillis(random.nextLong(fault.longest().toMillis()))));
        }
        return strikes;
    }

    /** With a probability of one half a single target, otherwise any number of them. */
    private static List<FireTarget> targets(SplittableRandom random) {
        List<FireTarget> targets = new ArrayList<>(TARGETS);
        Collections.shuffle(targets, new Random(random.nextLong()));
        int number = random.nextBoolean() ? 1 : 1 + random.nextInt(targets.size());
        return targets.subList(0, number);
    }

    /** Begins and ends the fault. */
    void on(PipelineUnderFire pipeline) throws InterruptedException, IOException {
        TimeUnit.NANOSECONDS.sleep(after.toNanos());
        fault.begin(pipeline, targets);
        TimeUnit.NANOSECONDS.sleep(lasting.toNanos());
        fault.end(pipeline, targets);
    }

    @Override
    public String toString() {
        return "after %.1f s %s %s for %.1f s"
                .formatted(
                        after.toMillis() / MILLIS,
                        fault,
                        targets.stream().map(FireTarget::toString).collect(Collectors.joining(", ")),
                        lasting.toMillis() / MILLIS);
    }
}

package io.landport.bench.fire;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens to processes for a while. Pauses and failures of the network may last longer than the session timeout of groups (6 s)
 * and the transaction timeout (5 s).
 */
public enum Fault {
    /** Kills them like {@code kill -9}, and restarts them. */
    KILL("kill", 8, 3) {
        @Override
        void begin(PipelineUnderFire pipeline, List<FireTarget> targets) {
            targets.forEach(pipeline::kill);
        }

        @Override
        void end(PipelineUnderFire pipeline, List<FireTarget> targets) {
            targets.forEach(pipeline::restart);
        }
    },
    /** Suspends them, with their connections open. */
    PAUSE("pause", 4, 12) {
        @Override
        void begin(PipelineUnderFire pipeline, List<FireTarget> targets) {
            targets.forEach(pipeline::pause);
        }

        @Override
        void end(PipelineUnderFire pipeline, List<FireTarget> targets) {
            targets.forEach(pipeline::resume);
        }
    },
    /** Resets their connections, at the beginning and at the end. */
    DROP("drop", 2, 12) {
        @Override
        void begin(PipelineUnderFire pipeline, List<FireTarget> targets) {
            targets.forEach(pipeline.network()::drop);
        }

        @Override
        void end(PipelineUnderFire pipeline, List<FireTarget> targets) {
            targets.forEach(pipeline.network()::drop);
        }
    },
    /** Holds back what is sent between them and the others, and delivers it at the end. */
    STALL("stall", 3, 12) {
        @Override
        void begin(PipelineUnderFire pipeline, List<FireTarget> targets) {
            targets.forEach(pipeline.network()::stall);
        }

        @Override
        void end(PipelineUnderFire pipeline, List<FireTarget> targets) {
            targets.forEach(pipeline.network()::restore);
        }
    },
    /** Resets their connections and refuses new ones. */
    REFUSE("refuse", 3, 12) {
        @Override
        void begin(PipelineUnderFire pipeline, List<FireTarget> targets) {
            targets.forEach(pipeline.network()::refuse);
        }

        @Override
        void end(PipelineUnderFire pipeline, List<FireTarget> targets) {
            targets.forEach(pipeline.network()::restore);
        }
    },
    /** Fills the disk of both servers, and frees it again. The broker ends meanwhile, and is restarted. */
    FILL_DISK("fill disk of", 2, 8) {
        @Override
        void begin(PipelineUnderFire pipeline, List<FireTarget> targets) {
            pipeline.fillDisk();
        }

        @Override
        void end(PipelineUnderFire pipeline, List<FireTarget> targets) {
            pipeline.freeDisk();
        }
    };

    private final String text;
    private final int weight;
    private final int maxSeconds;

    /** @param weight how often it is drawn, compared with the others */
    Fault(String text, int weight, int maxSeconds) {
        this.text = text;
        this.weight = weight;
        this.maxSeconds = maxSeconds;
    }

    abstract void begin(PipelineUnderFire pipeline, List<FireTarget> targets);

    abstract void end(PipelineUnderFire pipeline, List<FireTarget> targets);

    /** The longest time between begin and end. */
    Duration longest() {
        return Duration.ofSeconds(maxSeconds);
    }

    /** One of these, by weight. */
    static Fault random(List<Fault> faults, SplittableRandom random) {
        int left =
                random.nextInt(faults.stream().mapToInt(fault -> fault.weight).sum());
        for (Fault fault : faults) {
            left -= fault.weight;
            if (left < 0) {
                return fault;
            }
        }
        throw new IllegalStateException("no fault of " + faults);
    }

    @Override
    public String toString() {
        return text;
    }
}

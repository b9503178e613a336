package io.landport.bench.fire;

import io.landport.bench.process.Signal;
import io.landport.bench.process.TcpProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens to processes for a while. Pauses and failures of the network may last longer than the session timeout of groups (6 s)
 * and the transaction timeout (5 s).
 */
@SuppressWarnings("ImmutableEnumChecker") // The actions capture nothing that changes.
public enum Fault {
    /** Kills them like {@code kill -9}, and restarts them. */
    KILL("kill", 8, 3, each(PipelineUnderFire::kill), each(PipelineUnderFire::restart)),
    /** Suspends them, with their connections open. */
    PAUSE("pause", 4, 12, signal(Signal.STOP), signal(Signal.CONT)),
    /** Suspends them for so long that others take over their work, and Kafka Streams deletes what they had to read next. */
    LONG_PAUSE("pause for long", 1, 130, signal(Signal.STOP), signal(Signal.CONT)),
    /** Resets their connections, at the beginning and at the end. */
    DROP("drop", 2, 12, network(TcpProxy::drop), network(TcpProxy::drop)),
    /** Holds back what is sent between them and the others, and delivers it at the end. */
    STALL("stall", 3, 12, network(TcpProxy::stall), network(TcpProxy::restore)),
    /** Resets their connections and refuses new ones. */
    REFUSE("refuse", 3, 12, network(TcpProxy::refuse), network(TcpProxy::restore)),
    /** Loses their connections without a reset and refuses new ones. */
    CUT("cut off", 3, 12, network(TcpProxy::cut), network(TcpProxy::restore)),
    /** Fills the disk of both servers, and frees it again. The broker ends meanwhile, and is restarted. */
    FILL_DISK(
            "fill disk of",
            2,
            8,
            (pipeline, targets) -> pipeline.fillDisk(),
            (pipeline, targets) -> pipeline.freeDisk(),
            FireTarget.BROKER,
            FireTarget.DATABASE),
    /** Sends what are no documents, as fast as it is taken. */
    FLOOD(
            "flood",
            3,
            12,
            (pipeline, targets) -> pipeline.startFlood(),
            (pipeline, targets) -> pipeline.endFlood(),
            FireTarget.GATEWAY),
    /** Keeps a transaction of a reader open, which delays the swap of a rebuild. */
    HOLD_TRANSACTION(
            "hold a transaction of",
            3,
            12,
            (pipeline, targets) -> pipeline.holdTransaction(),
            (pipeline, targets) -> pipeline.endTransaction(),
            FireTarget.DATABASE);

    private final String text;
    private final int weight;
    private final int maxSeconds;
    private final Action begin;
    private final Action end;
    private final List<FireTarget> targets;

    /** What is done to processes. */
    private interface Action {
        void on(PipelineUnderFire pipeline, List<FireTarget> targets) throws IOException;
    }

    /** What is done to one of them. */
    private interface TargetAction {
        void on(PipelineUnderFire pipeline, FireTarget target) throws IOException;
    }

    /**
     * @param weight how often it is drawn, compared with the others
     * @param targets always these; any, if none are given
     */
    Fault(String text, int weight, int maxSeconds, Action begin, Action end, FireTarget... targets) {
        this.text = text;
        this.weight = weight;
        this.maxSeconds = maxSeconds;
        this.begin = begin;
        this.end = end;
        this.targets = List.of(targets);
    }

    void begin(PipelineUnderFire pipeline, List<FireTarget> targets) throws IOException {
        begin.on(pipeline, targets);
    }

    void end(PipelineUnderFire pipeline, List<FireTarget> targets) throws IOException {
        end.on(pipeline, targets);
    }

    /** What it always strikes; empty if it may strike any process. */
    List<FireTarget> targets() {
        return targets;
    }

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

    private static Action each(TargetAction action) {
        return (pipeline, targets) -> {
            for (FireTarget target : targets) {
                action.on(pipeline, target);
            }
        };
    }

    private static Action signal(Signal signal) {
        return each((pipeline, target) -> pipeline.signal(target, signal));
    }

    private static Action network(Network.Action action) {
        return each((pipeline, target) -> pipeline.network().forEach(target, action));
    }
}

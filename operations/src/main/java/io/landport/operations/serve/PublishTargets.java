package io.landport.operations.serve;

import io.landport.domain.access.SourcePause;
import io.landport.domain.judge.Judge;
import io.landport.gateway.KafkaDocumentLog;
import io.landport.gateway.PublishTarget;
import io.landport.http.health.Health;
import io.landport.http.problem.ProblemException;
import io.landport.installation.Installation;
import io.landport.kafka.read.LatestValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The targets of a gateway: one for each generation that has been live since its start. Not ready until the paused sources are read, because
 * no document is published before. Thread-safe.
 */
public final class PublishTargets implements Supplier<PublishTarget>, Health, AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final String PAUSES_NOT_READ = "the paused sources have not been read from Kafka yet";

    private final Supplier<Installation> live;
    private final LatestValues<SourcePause> pauses;

    /** By generation. Earlier ones stay open, because requests may still publish to them. */
    private final Map<Integer, PublishTarget> opened = new TreeMap<>();

    /**
     * @param live the installation with the generation that is live now
     * @param pauses of sources; not closed by this
     */
    public PublishTargets(Supplier<Installation> live, LatestValues<SourcePause> pauses) {
        this.live = live;
        this.pauses = pauses;
    }

    @Override
    public synchronized PublishTarget get() {
        Installation installation = live.get();
        return opened.computeIfAbsent(installation.number(), number -> open(installation));
    }

    @Override
    public List<String> reasonsNotReady() {
        return pauses.isCaughtUp() ? List.of() : List.of(PAUSES_NOT_READ);
    }

    /** Sends what is pending. */
    @Override
    public synchronized void close() {
        opened.values().forEach(target -> target.log().close());
    }

    private PublishTarget open(Installation live) {
        return new PublishTarget(
                new Judge(live.reference()),
                KafkaDocumentLog.to(live.client(), live.topics(), live.wire()),
                this::pause);
    }

    /**
     * The pause of a source, if it is in force.
     *
     * @throws ProblemException if the pauses have not been read yet
     */
    Optional<SourcePause> pause(String source) {
        if (!pauses.isCaughtUp()) {
            throw ProblemException.unavailable(PAUSES_NOT_READ, RETRY);
        }
        return pauses.find(source).filter(SourcePause::isInForce);
    }
}

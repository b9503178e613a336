package io.landport.operations.serve;

import io.landport.domain.judge.Judge;
import io.landport.gateway.KafkaDocumentLog;
import io.landport.gateway.PublishTarget;
import io.landport.installation.Installation;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The targets of a gateway: one for each generation that has been live since its start. Thread-safe. */
public final class PublishTargets implements Supplier<PublishTarget>, AutoCloseable {
    private final Supplier<Installation> live;

    /** By generation. Earlier ones stay open, because requests may still publish to them. */
    private final Map<Integer, PublishTarget> opened = new TreeMap<>();

    /** @param live the installation with the generation that is live now */
    public PublishTargets(Supplier<Installation> live) {
        this.live = live;
    }

    @Override
    public synchronized PublishTarget get() {
        Installation installation = live.get();
        return opened.computeIfAbsent(installation.number(), number -> open(installation));
    }

    /** Sends what is pending. */
    @Override
    public synchronized void close() {
        opened.values().forEach(target -> target.log().close());
    }

    private static PublishTarget open(Installation live) {
        return new PublishTarget(
                new Judge(live.reference()), KafkaDocumentLog.to(live.client(), live.topics(), live.wire()));
    }
}

package io.landport.launcher.instance;

import io.landport.consumer.ConsumerStage;
import io.landport.consumer.SinkListener;
import io.landport.domain.generation.Generation;
import io.landport.launcher.CommandException;
import io.landport.launcher.GenerationStore;
import io.landport.launcher.Installation;
import io.landport.launcher.LiveGeneration;
import io.landport.launcher.StageFactory;
import io.landport.launcher.kafka.GenerationWatch;
import io.landport.launcher.monitor.StageMeters;
import io.landport.streams.RestoreListener;
import io.landport.streams.TotalsPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Streams and consumer of one generation, running in this process. */
public final class RunningStages implements AutoCloseable {
    private final Resources resources;
    private final Installation installation;
    private final TotalsPipeline streams;
    private final ConsumerStage sink;
    private final RunningSink consumer;
    private final RunningIndexer indexer;
    private final GenerationWatch watch;

    private RunningStages(
            Resources resources,
            Installation installation,
            TotalsPipeline streams,
            ConsumerStage sink,
            RunningSink consumer,
            RunningIndexer indexer,
            GenerationWatch watch) {
        this.resources = resources;
        this.installation = installation;
        this.streams = streams;
        this.sink = sink;
        this.consumer = consumer;
        this.indexer = indexer;
        this.watch = watch;
    }

    /**
     * Starts streams, migrates the store as its owner, and starts the consumer. Does not wait until they are ready.
     *
     * @throws io.landport.store.StoreException if the store cannot be migrated
     */
    public static RunningStages start(Installation installation) {
        return start(installation, GenerationStore.of(installation)::migrate, SinkListener.NONE, RestoreListener.NONE);
    }

    /** The same with meters, and with another migration for a store that may already be migrated. */
    static RunningStages start(Installation installation, Runnable migration, StageMeters meters) {
        RunningStages started = start(installation, migration, meters.sink(), meters.restores());
        started.resources.add(meters.export(started.streams));
        started.resources.add(meters.export(started.sink));
        return started;
    }

    private static RunningStages start(
            Installation installation, Runnable migration, SinkListener written, RestoreListener restores) {
        Resources resources = new Resources();
        try {
            ConsumerStage sink = resources.add(StageFactory.of(installation).sink(written));
            TotalsPipeline streams = resources.add(StageFactory.of(installation).pipeline(restores));
            GenerationWatch watch = resources.add(LiveGeneration.watch(installation));
            streams.start();
            migration.run();
            RunningSink consumer = RunningSink.start(sink);
            RunningIndexer indexer = resources.add(
                    RunningIndexer.start(StageFactory.of(installation).indexer()));
            return new RunningStages(resources, installation, streams, sink, consumer, indexer, watch);
        } catch (RuntimeException failure) {
            resources.closeAfter(failure);
            throw failure;
        }
    }

    /** The installation with the generation of the stages. */
    public Installation installation() {
        return installation;
    }

    /** Reasons why they are not ready; empty if they are ready. */
    public List<String> reasonsNotReady() {
        List<String> reasons = new ArrayList<>();
        if (!streams.isRunning()) {
            reasons.add("streams is " + streams.state());
        }
        if (!consumer.reasonNotReady().isEmpty()) {
            reasons.add("consumer: " + consumer.reasonNotReady());
        }
        return reasons;
    }

    /** Completes when one of them has stopped. */
    public CompletableFuture<Object> stopped() {
        return CompletableFuture.anyOf(streams.stopped(), consumer.stopped(), indexer.stopped());
    }

    /** Completes with the generation that has become live. */
    public CompletableFuture<Generation> replaced() {
        return watch.replaced();
    }

    /** @throws CommandException if one of them has failed */
    public void requireNoFailure() {
        streams.stopped().getNow(Optional.empty()).ifPresent(cause -> {
            throw new CommandException("streams stopped: " + cause.getMessage(), cause);
        });
        consumer.stopped().getNow(Optional.empty()).ifPresent(cause -> {
            throw new CommandException("consumer stopped: " + cause.getMessage(), cause);
        });
        indexer.stopped().getNow(Optional.empty()).ifPresent(cause -> {
            throw new CommandException("index of documents stopped: " + cause.getMessage(), cause);
        });
    }

    @Override
    public void close() {
        resources.close();
    }
}

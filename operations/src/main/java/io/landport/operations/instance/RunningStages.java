package io.landport.operations.instance;

import io.landport.consumer.ConsumerStage;
import io.landport.consumer.DocumentIndexer;
import io.landport.consumer.SinkListener;
import io.landport.domain.generation.Generation;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.installation.settings.FolderSetting;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.read.GenerationWatch;
import io.landport.operations.folder.FolderStage;
import io.landport.operations.serve.Webhooks;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.LiveGeneration;
import io.landport.operations.stage.OpenResources;
import io.landport.operations.stage.StageFactory;
import io.landport.operations.stage.StageMeters;
import io.landport.streams.RestoreListener;
import io.landport.streams.StreamsPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/** Streams and consumer of one generation, and intake if it is the live one, running in this process. */
public final class RunningStages implements AutoCloseable {
    private final OpenResources resources;
    private final Installation installation;
    private final StreamsPipeline streams;
    private final ConsumerStage sink;
    private final GenerationWatch watch;
    private final List<Part> parts = new ArrayList<>();
    private Optional<StreamsPipeline> intake = Optional.empty();

    private RunningStages(
            OpenResources resources,
            Installation installation,
            StreamsPipeline streams,
            ConsumerStage sink,
            GenerationWatch watch) {
        this.resources = resources;
        this.installation = installation;
        this.streams = streams;
        this.sink = sink;
        this.watch = watch;
        add("streams", streams.stopped());
    }

    /**
     * What runs on its own.
     *
     * @param stopped completes when it has stopped, with the cause if it failed
     */
    private record Part(String name, CompletableFuture<Optional<Throwable>> stopped) {}

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
        try {
            started.resources.add(meters.export(started.streams));
            started.resources.add(meters.export(started.sink));
            started.startIntake();
            started.startFolders();
            Webhooks.start(installation, meters.meters(), started.resources)
                    .ifPresent(webhooks ->
                            started.add("webhooks", webhooks.failed().thenApply(Optional::of)));
            return started;
        } catch (RuntimeException e) {
            started.resources.closeAfter(e);
            throw e;
        }
    }

    private static RunningStages start(
            Installation installation, Runnable migration, SinkListener written, RestoreListener restores) {
        OpenResources resources = new OpenResources();
        try {
            ConsumerStage sink = resources.add(StageFactory.of(installation).sink(written));
            StreamsPipeline streams =
                    resources.add(StageFactory.of(installation).pipeline(restores));
            GenerationWatch watch = resources.add(LiveGeneration.watch(installation));
            streams.start();
            migration.run();
            RunningStages started = new RunningStages(resources, installation, streams, sink, watch);
            started.add("consumer", StageThread.start("consumer", sink));
            resources.add(StageFactory.of(installation).receivedClocks());
            DocumentIndexer indexer =
                    resources.add(StageFactory.of(installation).indexer());
            started.add("index of documents", StageThread.start("index", indexer));
            return started;
        } catch (RuntimeException e) {
            resources.closeAfter(e);
            throw e;
        }
    }

    /** Intake publishes to the live generation, so stages of one that is being built have none. */
    private void startIntake() {
        StreamsPipeline started = resources.add(StageFactory.of(installation).intake(resources));
        started.start();
        add("intake", started.stopped());
        intake = Optional.of(started);
    }

    private void startFolders() {
        for (FolderSetting setting : installation.settings().folders()) {
            FolderStage folder = FolderStage.open(installation, setting, resources);
            add("the folder of a feed", StageThread.start("folder-" + setting.feed(), folder));
        }
    }

    private void add(String name, CompletableFuture<Optional<Throwable>> stopped) {
        parts.add(new Part(name, stopped));
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
        intake.filter(started -> !started.isRunning())
                .ifPresent(started -> reasons.add("intake is " + started.state()));
        if (!sink.reason().isEmpty()) {
            reasons.add("consumer: " + sink.reason());
        }
        return reasons;
    }

    /** The partitions of documents, of feeds and of internal topics that nobody reads, as when tasks move between threads. */
    Set<TopicPartition> unread(Progress progress) {
        StageFactory stages = StageFactory.of(installation);
        Set<TopicPartition> unread =
                progress.unread(stages.streams().applicationId(), stages.topicsOfStreams(), streams.readPartitions());
        intake.ifPresent(started -> unread.addAll(progress.unread(
                stages.intakeApplication(), installation.topics().intakeNames(), started.readPartitions())));
        return unread;
    }

    /** Completes when one of them has stopped. */
    public CompletableFuture<Object> stopped() {
        return CompletableFuture.anyOf(parts.stream().map(Part::stopped).toArray(CompletableFuture<?>[]::new));
    }

    /** Completes with the generation that has become live. */
    public CompletableFuture<Generation> replaced() {
        return watch.replaced();
    }

    /** @throws CommandException if one of them has failed */
    public void requireNoFailure() {
        parts.forEach(part -> part.stopped().getNow(Optional.empty()).ifPresent(cause -> {
            throw new CommandException(part.name() + " stopped: " + cause.getMessage(), cause);
        }));
    }

    @Override
    public void close() {
        resources.close();
    }
}

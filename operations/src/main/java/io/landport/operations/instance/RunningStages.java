package io.landport.operations.instance;

import io.landport.api.webhook.WebhookStage;
import io.landport.consumer.ConsumerStage;
import io.landport.consumer.DocumentIndexer;
import io.landport.consumer.SinkListener;
import io.landport.domain.generation.Generation;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.installation.settings.FolderSetting;
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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Streams and consumer of one generation, and intake if it is the live one, running in this process. */
public final class RunningStages implements AutoCloseable {
    private final OpenResources resources;
    private final Installation installation;
    private final StreamsPipeline streams;
    private final ConsumerStage sink;
    private final CompletableFuture<Optional<Throwable>> consumer;
    private final CompletableFuture<Optional<Throwable>> indexer;
    private final GenerationWatch watch;
    private final List<CompletableFuture<Optional<Throwable>>> folders = new ArrayList<>();
    private Optional<CompletableFuture<Throwable>> webhooks = Optional.empty();
    private Optional<StreamsPipeline> intake = Optional.empty();

    private RunningStages(
            OpenResources resources,
            Installation installation,
            StreamsPipeline streams,
            ConsumerStage sink,
            CompletableFuture<Optional<Throwable>> consumer,
            CompletableFuture<Optional<Throwable>> indexer,
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
        started.startIntake();
        started.startFolders();
        started.webhooks =
                Webhooks.start(installation, meters.meters(), started.resources).map(WebhookStage::failed);
        return started;
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
            CompletableFuture<Optional<Throwable>> consumer = StageThread.start("consumer", sink);
            resources.add(StageFactory.of(installation).receivedClocks());
            DocumentIndexer indexer =
                    resources.add(StageFactory.of(installation).indexer());
            return new RunningStages(
                    resources, installation, streams, sink, consumer, StageThread.start("index", indexer), watch);
        } catch (RuntimeException e) {
            resources.closeAfter(e);
            throw e;
        }
    }

    /** Intake publishes to the live generation, so stages of one that is being built have none. */
    private void startIntake() {
        StreamsPipeline started = resources.add(StageFactory.of(installation).intake(resources));
        started.start();
        intake = Optional.of(started);
    }

    private void startFolders() {
        for (FolderSetting setting : installation.settings().folders()) {
            FolderStage folder = FolderStage.open(installation, setting, resources);
            folders.add(StageThread.start("folder-" + setting.feed(), folder));
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
        intake.filter(started -> !started.isRunning())
                .ifPresent(started -> reasons.add("intake is " + started.state()));
        if (!sink.reason().isEmpty()) {
            reasons.add("consumer: " + sink.reason());
        }
        return reasons;
    }

    /** Completes when one of them has stopped. */
    public CompletableFuture<Object> stopped() {
        return CompletableFuture.anyOf(Stream.concat(
                        Stream.of(
                                streams.stopped(),
                                consumer,
                                indexer,
                                intake.map(StreamsPipeline::stopped).orElseGet(CompletableFuture::new),
                                webhooks.orElseGet(CompletableFuture::new)),
                        folders.stream())
                .toArray(CompletableFuture<?>[]::new));
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
        intake.flatMap(started -> started.stopped().getNow(Optional.empty())).ifPresent(cause -> {
            throw new CommandException("intake stopped: " + cause.getMessage(), cause);
        });
        folders.forEach(folder -> folder.getNow(Optional.empty()).ifPresent(cause -> {
            throw new CommandException("the folder of a feed stopped: " + cause.getMessage(), cause);
        }));
        webhooks.filter(CompletableFuture::isDone).map(CompletableFuture::join).ifPresent(cause -> {
            throw new CommandException("webhooks stopped: " + cause.getMessage(), cause);
        });
        consumer.getNow(Optional.empty()).ifPresent(cause -> {
            throw new CommandException("consumer stopped: " + cause.getMessage(), cause);
        });
        indexer.getNow(Optional.empty()).ifPresent(cause -> {
            throw new CommandException("index of documents stopped: " + cause.getMessage(), cause);
        });
    }

    @Override
    public void close() {
        resources.close();
    }
}

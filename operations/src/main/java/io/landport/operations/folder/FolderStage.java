package io.landport.operations.folder;

import io.landport.domain.access.IntakeFeed;
import io.landport.domain.access.SourcePause;
import io.landport.format.FormatChoice;
import io.landport.format.csv.MappingCatalog;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.installation.settings.FolderSetting;
import io.landport.kafka.read.LatestValues;
import io.landport.operations.stage.OpenResources;
import io.landport.operations.stage.StageFactory;
import io.landport.producer.publish.PublishException;
import io.landport.producer.publish.ResumableDestination;
import io.landport.store.Backoff;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes complete files from a feed's folder, one after the other, and publishes them until it is closed. */
public final class FolderStage implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderStage.class);

    /** Network file systems notify nobody, so the folder is listed. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int ITEMS_OF_TRANSACTION = 1_000;

    private final FolderSetting setting;
    private final BooleanSupplier isHeld;
    private final FeedFolder folder;
    private final FilePublisher publisher;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isRunning;

    FolderStage(
            Installation live,
            FolderSetting setting,
            IntakeFeed feed,
            int itemsOfTransaction,
            BooleanSupplier isHeld,
            Clock clock,
            Consumer<FolderStep> steps) {
        this.setting = setting;
        this.isHeld = isHeld;
        this.folder = FeedFolder.open(setting.folder(), setting.isMarked(), clock, steps);
        this.publisher = new FilePublisher(
                live,
                feed,
                new FormatChoice(MappingCatalog.of(live.settings().mappings())),
                new ResumableDestination.Scope(
                        live.client(),
                        live.topics(),
                        live.wire(),
                        live.settings().prefix() + "landport-folder-" + folder.id(),
                        itemsOfTransaction,
                        clock),
                this::mustStop,
                steps);
    }

    /**
     * Opens the folder of a feed.
     *
     * @param resources to which what it uses is added, and the stage
     * @throws CommandException if there is no such feed, or another process uses the folder
     */
    public static FolderStage open(Installation live, FolderSetting setting, OpenResources resources) {
        IntakeFeed feed = live.settings()
                .feed(setting.feed())
                .orElseThrow(() -> new CommandException("there is no feed " + setting.feed() + " in LANDPORT_FEEDS"));
        LatestValues<SourcePause> pauses = resources.add(StageFactory.of(live).pauses());
        return resources.add(new FolderStage(
                live,
                setting,
                feed,
                ITEMS_OF_TRANSACTION,
                () -> StageFactory.isHeld(feed, pauses),
                Clock.systemUTC(),
                step -> {}));
    }

    /** @throws IllegalStateException if Kafka refuses the user */
    @Override
    public void run() {
        isRunning = true;
        try {
            Duration pause = Duration.ZERO;
            while (!closing.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                pause = takeOrRetry();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            release();
            ended.countDown();
        }
    }

    /** Takes all complete files, and those that an earlier process has left. */
    void takeAll() throws IOException, PublishException {
        for (Claim claim : folder.claims()) {
            if (mustStop() || !finish(claim)) {
                return;
            }
        }
        while (!mustStop()) {
            Optional<Claim> next = folder.next();
            if (next.isEmpty() || !finish(next.get())) {
                return;
            }
        }
    }

    /** Ends after the current document, and waits for it. A file that is interrupted goes on at the next start. */
    @Override
    public void close() {
        closing.countDown();
        if (!isRunning) {
            release();
            return;
        }
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets another process take files, as if this one had been killed. */
    void unlock() {
        try {
            folder.close();
        } catch (IOException e) {
            LOG.warn("cannot unlock {}: {}", setting.folder(), e.toString());
        }
    }

    private Duration takeOrRetry() {
        try {
            takeAll();
            backoff.reset();
            return PAUSE;
        } catch (PublishException e) {
            publisher.disconnect();
            if (e.getCause() instanceof AuthorizationException || e.getCause() instanceof AuthenticationException) {
                throw new IllegalStateException(e.getMessage(), e);
            }
            LOG.warn("files of {} wait: {}", setting.folder(), e.getMessage());
        } catch (IOException e) {
            LOG.warn("files of {} wait: {}", setting.folder(), e.toString());
        }
        return backoff.next();
    }

    /** Returns false if the file was interrupted. */
    private boolean finish(Claim claim) throws IOException, PublishException {
        Optional<FileOutcome> outcome = publisher.publish(claim);
        if (outcome.isEmpty()) {
            return false;
        }
        Path end = folder.finish(claim, outcome.get().isDone(), outcome.get().report());
        LOG.info(
                "feed {}: {}: {}; moved to {}",
                setting.feed(),
                claim.fileName(),
                outcome.get().summary(),
                end);
        return true;
    }

    private boolean mustStop() {
        return closing.getCount() == 0 || isHeld.getAsBoolean();
    }

    private void release() {
        publisher.close();
        unlock();
    }
}

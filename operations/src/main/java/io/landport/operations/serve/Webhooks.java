package io.landport.operations.serve;

import io.landport.api.webhook.DeliveryLog;
import io.landport.api.webhook.WebhookStage;
import io.landport.domain.access.AccessToken;
import io.landport.domain.access.IntakeFeed;
import io.landport.domain.access.Webhook;
import io.landport.domain.access.WebhookBalance;
import io.landport.installation.Installation;
import io.landport.kafka.read.RepeatedTask;
import io.landport.monitor.meter.Meters;
import io.landport.monitor.meter.WebhookMeters;
import io.landport.operations.stage.OpenResources;
import io.landport.operations.stage.StageFactory;
import io.landport.query.QueryException;
import io.landport.query.StoreReader;
import io.landport.query.receipt.DeliveryState;
import io.landport.query.receipt.ExpiredCursorException;
import io.landport.query.receipt.ReadableSources;
import io.landport.query.receipt.ReceiptPage;
import io.landport.query.receipt.ReceiptReader;
import io.landport.query.receipt.StoredDeliveries;
import io.landport.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells feeds of the receipts in the store of an installation. */
public final class Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(10);

    private Webhooks() {}

    /**
     * Starts telling the feeds that have webhooks.
     *
     * @param meters show how far feeds are told
     * @param resources closes what is started
     * @return empty if no feed has one
     */
    public static Optional<WebhookStage> start(Installation live, Meters meters, OpenResources resources) {
        List<Webhook> webhooks = live.settings().webhooks();
        if (webhooks.isEmpty()) {
            return Optional.empty();
        }
        ReceiptReader receipts = resources.add(StoreQuestions.receipts(live));
        String owner = UUID.randomUUID().toString();
        webhooks.forEach(webhook -> meters.webhooks().begin(webhook.feed().name()));
        resources
                .add(measuring(StageFactory.of(live).observed().webhooks(), meters.webhooks()))
                .start();
        return Optional.of(resources.add(WebhookStage.start(
                webhooks,
                webhook -> resources.add(new StoredLog(live, webhook.feed(), receipts, owner)),
                meters.webhooks()::failed,
                live.settings().mayWebhooksBePrivate(),
                Clock.systemUTC())));
    }

    private static RepeatedTask measuring(Supplier<List<WebhookBalance>> balances, WebhookMeters meters) {
        return new RepeatedTask(
                "webhook-meters",
                MEASURED,
                () -> {
                    try {
                        meters.balances(balances.get(), Clock.systemUTC().instant());
                    } catch (StoreException e) {
                        LOG.debug("the meters of webhooks keep their values", e);
                    }
                },
                () -> {});
    }

    /** The log of one feed. One process at a time tells it. */
    private static final class StoredLog implements DeliveryLog, AutoCloseable {
        private final Installation live;
        private final IntakeFeed feed;
        private final ReceiptReader receipts;
        private final StoredDeliveries deliveries;
        private @Nullable StoreReader session;

        StoredLog(Installation live, IntakeFeed feed, ReceiptReader receipts, String owner) {
            this.deliveries = new StoredDeliveries(owner);
            this.live = live;
            this.feed = feed;
            this.receipts = receipts;
        }

        @Override
        public Optional<DeliveryState> resume() {
            close();
            StoreReader opened = StoreQuestions.open(live, TIMEOUT);
            session = opened;
            return deliveries.resume(opened, feed.name(), feed.sources());
        }

        @Override
        public ReceiptPage after(DeliveryState state, int limit) throws ExpiredCursorException {
            ReadableSources readable = feed.sources().contains(AccessToken.ANY_SOURCE)
                    ? ReadableSources.ALL
                    : new ReadableSources(feed.sources());
            return receipts.after(Optional.of(state.cursor()), readable, limit);
        }

        @Override
        public boolean record(DeliveryState state) {
            StoreReader open = session;
            return open != null && deliveries.record(open, state);
        }

        /** Lets another process tell the feed at once. */
        @Override
        public void close() {
            StoreReader open = session;
            session = null;
            if (open == null) {
                return;
            }
            try (open) {
                deliveries.release(open);
            } catch (QueryException e) {
                LOG.debug("the lease of feed {} ends in a minute", feed.name(), e);
            }
        }
    }
}

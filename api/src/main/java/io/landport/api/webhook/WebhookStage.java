package io.landport.api.webhook;

import io.landport.domain.access.Webhook;
import io.landport.http.client.PostClient;
import io.landport.query.receipt.DeliveryState;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tells feeds of their receipts, each feed on a thread of its own, so that none waits for another. */
public final class WebhookStage implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
    private final PostClient client;
    private final List<WebhookDelivery> deliveries;
    private final List<Thread> threads;

    private WebhookStage(PostClient client, List<WebhookDelivery> deliveries) {
        this.client = client;
        this.deliveries = deliveries;
        this.threads = deliveries.stream()
                .map(delivery -> new Thread(() -> run(delivery), "webhook"))
                .toList();
    }

    /**
     * Starts telling feeds.
     *
     * @param logs opens the log of a feed
     * @param failures takes the feed of each event that is not acknowledged
     * @param mayBePrivate whether URLs may lead to this machine or to an internal network
     */
    public static WebhookStage start(
            List<Webhook> webhooks,
            Function<Webhook, DeliveryLog> logs,
            Consumer<String> failures,
            boolean mayBePrivate,
            Clock clock) {
        PostClient client = new PostClient(InetAddress::getAllByName, mayBePrivate, TIMEOUT);
        WebhookStage stage = new WebhookStage(
                client,
                webhooks.stream()
                        .map(webhook -> new WebhookDelivery(
                                webhook,
                                logs.apply(webhook),
                                new WebhookClient(webhook, client, clock),
                                () -> failures.accept(webhook.feed().name()),
                                clock))
                        .toList());
        stage.threads.forEach(thread -> {
            thread.setUncaughtExceptionHandler((ended, cause) -> stage.failed.complete(cause));
            thread.start();
        });
        return stage;
    }

    /** Completes with the cause if telling a feed failed by a bug. */
    public CompletableFuture<Throwable> failed() {
        return failed;
    }

    /** How far feeds were told. */
    public List<DeliveryState> states() {
        return deliveries.stream()
                .flatMap(delivery -> delivery.state().stream())
                .toList();
    }

    /** Ends after the current posts. */
    @Override
    public void close() {
        closing.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        client.close();
    }

    private void run(WebhookDelivery delivery) {
        try {
            Duration pause = Duration.ZERO;
            while (!closing.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                pause = delivery.step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

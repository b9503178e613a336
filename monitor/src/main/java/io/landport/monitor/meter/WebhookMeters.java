package io.landport.monitor.meter;

import io.landport.domain.access.WebhookBalance;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** How far feeds are told of their receipts. Every process that tells them reports the same gauges. */
public final class WebhookMeters {
    private final MeterRegistry registry;
    private final MultiGauge receipts;
    private final MultiGauge pendingSeconds;
    private final MultiGauge failingSeconds;

    WebhookMeters(MeterRegistry registry) {
        this.registry = registry;
        this.receipts = PipelineMeters.gauge(
                registry, "landport.webhook.receipts", "Receipts of a feed since its webhook began, by state");
        this.pendingSeconds = PipelineMeters.gauge(
                registry, "landport.webhook.pending.seconds", "Age of the oldest receipt that a feed was not told of");
        this.failingSeconds = PipelineMeters.gauge(
                registry,
                "landport.webhook.failing.seconds",
                "Time since a feed acknowledges nothing; 0 while it does");
    }

    /** Begins to count the failed attempts of a feed with 0, so that the first one is an increase. */
    public void begin(String feed) {
        attempts(feed);
    }

    /** Notes an event that a feed did not acknowledge. */
    public void failed(String feed) {
        attempts(feed).increment();
    }

    /** @param balances of all feeds that have webhooks */
    public void balances(List<WebhookBalance> balances, Instant now) {
        List<State> states = balances.stream()
                .flatMap(balance -> Stream.of(
                        new State(balance.feed(), "delivered", balance.delivered()),
                        new State(balance.feed(), "pending", balance.pending()),
                        new State(balance.feed(), "parked", balance.parked()),
                        new State(balance.feed(), "skipped", balance.skipped())))
                .toList();
        PipelineMeters.register(
                receipts, states, state -> Tags.of("feed", state.feed, "state", state.name), State::receipts);
        PipelineMeters.register(
                pendingSeconds,
                balances,
                WebhookMeters::tags,
                balance -> balance.waiting(now).toSeconds());
        PipelineMeters.register(
                failingSeconds,
                balances,
                WebhookMeters::tags,
                balance -> balance.failing(now).toSeconds());
    }

    private Counter attempts(String feed) {
        return Counter.builder("landport.webhook.failed.attempts")
                .description("Events that a feed did not acknowledge, each time that they were posted")
                .tag("feed", feed)
                .register(registry);
    }

    private record State(String feed, String name, long receipts) {}

    private static Tags tags(WebhookBalance balance) {
        return Tags.of("feed", balance.feed());
    }
}

package io.landport.api.webhook;

import io.landport.domain.access.Webhook;
import io.landport.http.client.PostClient;
import io.landport.query.QueryException;
import io.landport.query.receipt.DeliveryState;
import io.landport.query.receipt.ExpiredCursorException;
import io.landport.query.receipt.ReceiptPage;
import io.landport.query.receipt.StoredReceipt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one feed of its receipts, page by page. A page is recorded when each of its receipts is delivered, parked or skipped, so after a
 * crash a page may be posted again, with the same ids. While the feed takes nothing, the page is tried again with growing pauses; after
 * three days receipts are parked, and every ten minutes one page is tried. Not thread-safe.
 */
final class WebhookDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);
    private static final int PAGE = 100;
    private static final Duration PATIENCE = Duration.ofDays(3);
    /** A process that records nothing for a minute is taken for dead. */
    private static final Duration RENEWAL = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);

    private final Webhook webhook;
    private final DeliveryLog log;
    private final WebhookClient client;
    private final Runnable failure;
    private final Clock clock;
    private List<WebhookEvent> undelivered = List.of();
    private Duration retry = FIRST_RETRY;
    private Instant nextProbe = Instant.MIN;
    private Instant recorded = Instant.MIN;
    private @Nullable ReceiptPage page;
    private volatile @Nullable DeliveryState state;

    /** @param failure is run for each event that the feed does not acknowledge, on any thread */
    WebhookDelivery(Webhook webhook, DeliveryLog log, WebhookClient client, Runnable failure, Clock clock) {
        this.webhook = webhook;
        this.log = log;
        this.client = client;
        this.failure = failure;
        this.clock = clock;
    }

    /** How far the feed was told; empty if it is not known yet. */
    Optional<DeliveryState> state() {
        return Optional.ofNullable(state);
    }

    /** Posts what is due. Returns how long to wait before the next step. */
    Duration step() {
        try {
            DeliveryState known = state == null ? log.resume().orElse(null) : state;
            state = known;
            if (known == null || !isStillOwn(known)) {
                return POLL;
            }
            ReceiptPage current = page == null ? read(known) : page;
            page = current;
            return deliver(known, current);
        } catch (ExpiredCursorException e) {
            LOG.warn("feed {}: {}", webhook.feed().name(), e.getMessage());
            forget();
            return POLL;
        } catch (QueryException e) {
            // The store is away, or was replaced by that of another generation.
            LOG.warn("feed {} waits for receipts: {}", webhook.feed().name(), e.getMessage());
            forget();
            return POLL;
        }
    }

    /** Whether no other process has taken over. */
    private boolean isStillOwn(DeliveryState known) {
        return clock.instant().isBefore(recorded.plus(RENEWAL)) || record(known);
    }

    private boolean record(DeliveryState next) {
        recorded = clock.instant();
        if (log.record(next)) {
            state = next;
            return true;
        }
        forget();
        return false;
    }

    private void forget() {
        state = null;
        page = null;
        undelivered = List.of();
    }

    private ReceiptPage read(DeliveryState known) throws ExpiredCursorException {
        ReceiptPage read = log.after(known, PAGE);
        Map<String, Integer> times = new HashMap<>();
        undelivered = read.receipts().stream()
                .filter(receipt -> isWanted(receipt, known))
                .map(receipt -> WebhookEvent.of(receipt, known.cursor()))
                .map(event -> event.occurring(times.merge(event.id(), 1, Integer::sum)))
                .toList();
        return read;
    }

    private boolean isWanted(StoredReceipt receipt, DeliveryState known) {
        return !known.isKnown(receipt) && webhook.events().contains(WebhookEvent.type(receipt));
    }

    private Duration deliver(DeliveryState known, ReceiptPage current) {
        long wanted = undelivered.size();
        Instant now = clock.instant();
        boolean isParking = isParking(known, now);
        if (!isParking || !now.isBefore(nextProbe)) {
            Optional<String> problem = attempt();
            if (problem.isPresent()) {
                nextProbe = now.plus(LONGEST_RETRY);
                return wait(known, current, problem.get(), undelivered.size() < wanted);
            }
            if (!undelivered.isEmpty()) {
                // The round was long, and nothing has failed.
                return Duration.ZERO;
            }
        }
        if (undelivered.isEmpty()) {
            retry = FIRST_RETRY;
            return finish(wanted > 0 ? known.working() : known, current, 0);
        }
        return finish(known, current, undelivered.size());
    }

    /** Parks what is left if the feed has taken nothing for three days; otherwise it is tried again. */
    private Duration wait(DeliveryState known, ReceiptPage current, String problem, boolean hasTakenSome) {
        Instant now = clock.instant();
        Instant since = known.failingSince() == null || hasTakenSome ? now : known.failingSince();
        DeliveryState failing = known.failing(since, problem);
        if (isParking(failing, now)) {
            return finish(failing, current, undelivered.size());
        }
        if (!failing.equals(known)) {
            LOG.warn("feed {}: {}; retrying", webhook.feed().name(), problem);
            if (!record(failing)) {
                return POLL;
            }
        }
        retry = hasTakenSome ? FIRST_RETRY : retry;
        Duration pause = retry;
        retry = pause.multipliedBy(2).compareTo(LONGEST_RETRY) < 0 ? pause.multipliedBy(2) : LONGEST_RETRY;
        return pause;
    }

    private Duration finish(DeliveryState known, ReceiptPage current, long parked) {
        long events = current.receipts().stream()
                .filter(receipt -> isWanted(receipt, known))
                .count();
        DeliveryState done = known.after(
                current.next(),
                events - parked,
                parked,
                current.receipts().size() - events,
                current.receipts().stream()
                        .map(StoredReceipt::decided)
                        .max(Comparator.naturalOrder())
                        .orElse(known.decided()));
        page = null;
        undelivered = List.of();
        if (!done.equals(state) && !record(done)) {
            return POLL;
        }
        return current.hasMore() ? Duration.ZERO : POLL;
    }

    private static boolean isParking(DeliveryState known, Instant now) {
        return known.failingSince() != null
                && !now.isBefore(known.failingSince().plus(PATIENCE));
    }

    /** Posts what is left of the page, each document's events in their order. Returns a problem if some are still left. */
    private Optional<String> attempt() {
        if (undelivered.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, Deque<WebhookEvent>> lanes = new HashMap<>();
        undelivered.forEach(event -> lanes.computeIfAbsent(
                        Math.floorMod(event.document().hashCode(), PostClient.MAX_PER_TAG),
                        unused -> new ArrayDeque<>())
                .add(event));
        ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
        Instant end = clock.instant().plus(RENEWAL);
        CompletableFuture.allOf(lanes.values().stream()
                        .map(lane -> post(lane, end, problems))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        List<WebhookEvent> left = new ArrayList<>(undelivered);
        left.removeIf(event -> lanes.values().stream().noneMatch(lane -> lane.contains(event)));
        undelivered = left;
        return Optional.ofNullable(problems.peek());
    }

    /** Posts the events of a lane one after the other, up to the first that is not acknowledged, or to the end of the round. */
    private CompletableFuture<Void> post(
            Deque<WebhookEvent> lane, Instant end, ConcurrentLinkedQueue<String> problems) {
        WebhookEvent event = lane.peek();
        if (event == null || clock.instant().isAfter(end)) {
            return CompletableFuture.completedFuture(null);
        }
        return client.post(event).thenCompose(problem -> {
            if (problem.isPresent()) {
                problems.add(problem.get());
                failure.run();
                return CompletableFuture.completedFuture(null);
            }
            lane.remove();
            return post(lane, end, problems);
        });
    }
}

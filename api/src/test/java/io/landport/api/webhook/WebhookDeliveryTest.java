package io.landport.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.landport.domain.ManualClock;
import io.landport.domain.access.IntakeFeed;
import io.landport.domain.access.Webhook;
import io.landport.domain.receipt.ReceiptEvent;
import io.landport.http.client.PostClient;
import io.landport.query.receipt.DeliveryState;
import io.landport.query.receipt.ReceiptCursor;
import io.landport.query.receipt.ReceiptPage;
import io.landport.query.receipt.StoredReceipt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Posts receipts to a real HTTP server that answers well, not at all, slowly, with errors and with redirects. */
final class WebhookDeliveryTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD_SECRET = "whsec_bGFuZHBvcnQgd2ViaG9vayBzZWNyZXQgb2xk";
    private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final AtomicLong failures = new AtomicLong();
    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ManualClock clock = new ManualClock(START);
    private final ListLog log = new ListLog();
    private volatile Function<Posted, Integer> status = event -> 204;
    private final List<PostClient> connections = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        hanging.countDown();
        connections.forEach(PostClient::close);
        server.stop(0);
        threads.shutdown();
    }

    @Test
    void shouldSignWithBothSecretsWhatAReceiverCanVerify() {
        // Given
        log.add(receipt("A", 1, "counted"));
        Webhook webhook = webhook("/", List.of(SECRET, OLD_SECRET), EnumSet.allOf(ReceiptEvent.class));

        // When
        delivery(webhook).step();

        // Then
        Posted event = posted.get(0);
        assertThat(event.header("webhook-timestamp")).isEqualTo(Long.toString(START.getEpochSecond()));
        assertThat(event.header("content-type")).isEqualTo("application/json");
        assertThat(event.body)
                .startsWith("{\"type\":\"document.counted\",\"timestamp\":\"2026-11-29T11:00:00Z\",\"after\":\"")
                .contains(
                        ",\"data\":{\"channel\":\"customs\",\"source\":\"us-bts\",\"documentId\":\"A\",\"revision\":1,");
        assertThat(event.header("webhook-signature"))
                .isEqualTo(WebhookSignature.of(
                        List.of(SECRET, OLD_SECRET),
                        event.header("webhook-id"),
                        START,
                        event.body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The example of the specification of Standard Webhooks. */
    @Test
    void shouldSignAsOtherLibrariesDo() {
        // When
        String signature = WebhookSignature.of(
                List.of(SECRET),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /** A receiver that drops the ids that it has seen would miss the second one. */
    @Test
    void shouldGiveReceiptsWithTheSameContentDifferentIds() {
        // Given
        log.add(receipt("A", 1, "replaced"));
        log.add(receipt("A", 1, "counted"));
        log.add(receipt("A", 1, "replaced"));

        // When
        runUntilIdle(delivery(webhook("/", List.of(SECRET), EnumSet.allOf(ReceiptEvent.class))));

        // Then
        assertThat(posted)
                .hasSize(3)
                .extracting(event -> event.header("webhook-id"))
                .doesNotHaveDuplicates();
        assertThat(posted.get(2).header("webhook-id")).isEqualTo(posted.get(0).header("webhook-id") + "-2");
    }

    @Test
    void shouldKeepTheOrderOfEachDocumentAndCountEachReceipt() {
        // Given
        for (int revision = 1; revision <= 60; revision++) {
            for (String document : List.of("A", "B", "C", "D")) {
                log.add(receipt(document, revision, revision % 2 == 0 ? "counted" : "pending"));
            }
        }

        // When
        WebhookDelivery delivery = delivery(webhook(Set.of(ReceiptEvent.COUNTED)));
        runUntilIdle(delivery);

        // Then
        assertThat(posted).hasSize(120);
        for (String document : List.of("A", "B", "C", "D")) {
            assertThat(posted.stream()
                            .filter(event -> event.body.contains("\"documentId\":\"" + document + '"'))
                            .map(Posted::revision))
                    .hasSize(30)
                    .isSorted();
        }
        assertThat(log.state.delivered()).isEqualTo(120);
        assertThat(log.state.skipped()).isEqualTo(120);
        assertThat(log.pending()).isZero();
    }

    @Test
    void shouldRetryWithGrowingPausesAndPostNothingOfTheDocumentBefore() {
        // Given
        log.add(receipt("A", 1, "pending"));
        log.add(receipt("A", 2, "counted"));
        status = event -> 500;
        WebhookDelivery delivery = delivery(webhook());

        // When
        List<Long> pauses = new ArrayList<>();
        for (int attempt = 0; attempt < 12; attempt++) {
            pauses.add(delivery.step().toSeconds());
        }

        // Then
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 600L, 600L);
        assertThat(posted).hasSize(12).allMatch(event -> event.revision() == 1);
        assertThat(posted.stream().map(event -> event.header("webhook-id")).distinct())
                .hasSize(1);
        assertThat(log.state.problem()).isEqualTo("the feed answered 500");
        assertThat(log.state.failingSince()).isEqualTo(START);
        assertThat(log.pending()).isEqualTo(2);
        status = event -> 204;
        runUntilIdle(delivery);
        assertThat(log.state.delivered()).isEqualTo(2);
        assertThat(log.state.failingSince()).isNull();
    }

    @Test
    void shouldPostAgainWithTheSameIdsWhatAKilledProcessHasNotRecorded() {
        // Given
        log.add(receipt("A", 1, "counted"));
        log.add(receipt("B", 1, "counted"));
        log.isBroken = true;
        delivery(webhook()).step();
        List<String> before = ids();
        log.isBroken = false;

        // When
        runUntilIdle(delivery(webhook()));

        // Then
        assertThat(before).hasSize(2);
        assertThat(ids().subList(2, 4)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(log.state.delivered()).isEqualTo(2);
    }

    @Test
    void shouldParkAfterThreeDaysAndGoOnWhenTheFeedAnswersAgain() {
        // Given
        for (int number = 0; number < 250; number++) {
            log.add(receipt("A-" + number, 1, "counted"));
        }
        status = event -> 503;
        WebhookDelivery delivery = delivery(webhook());
        delivery.step();
        clock.advance(Duration.ofDays(3).minusSeconds(1));
        delivery.step();
        assertThat(log.state.parked()).isZero();

        // When
        clock.advance(Duration.ofSeconds(1));
        int attempts = posted.size();
        runUntilIdle(delivery);

        // Then
        assertThat(log.state.parked()).isEqualTo(250);
        assertThat(log.pending()).isZero();
        assertThat(posted.size() - attempts).as("one page was tried").isLessThanOrEqualTo(8);
        log.add(receipt("B", 1, "counted"));
        runUntilIdle(delivery);
        assertThat(log.state.parked()).isEqualTo(251);
        clock.advance(Duration.ofMinutes(10));
        status = event -> 204;
        log.add(receipt("C", 1, "counted"));
        runUntilIdle(delivery);
        assertThat(log.state.delivered()).isEqualTo(1);
        assertThat(log.state.failingSince()).isNull();
        assertThat(log.state.delivered() + log.state.parked() + log.pending()).isEqualTo(252);
    }

    /** A feed that reads its receipts from there on misses none, whatever was parked meanwhile. */
    @Test
    void shouldGiveEachEventTheCursorBeforeItsPage() {
        // Given
        for (int number = 0; number < 250; number++) {
            log.add(receipt("A-" + number, 1, "counted"));
        }

        // When
        runUntilIdle(delivery(webhook()));

        // Then
        assertThat(posted).hasSize(250);
        for (int number = 0; number < 250; number++) {
            String document = "\"documentId\":\"A-" + number + '"';
            String before = new ReceiptCursor("topic", List.of(number / 100 * 100L)).text();
            assertThat(posted)
                    .filteredOn(event -> event.body().contains(document))
                    .singleElement()
                    .extracting(Posted::body)
                    .asString()
                    .contains("\"after\":\"" + before + '"');
        }
    }

    @Test
    void shouldPostNothingAfterAnotherProcessHasTakenOver() {
        // Given
        log.add(receipt("A", 1, "counted"));
        log.isOwn = false;

        // When
        delivery(webhook()).step();

        // Then
        assertThat(posted).isEmpty();
    }

    @Test
    void shouldGiveUpOnAFeedThatHangsOrNeverEndsItsAnswer() {
        for (String path : List.of("/hang", "/drip")) {
            // Given
            log.add(receipt("A" + path, 1, "counted"));
            WebhookDelivery delivery = delivery(webhook(path, List.of(SECRET), EnumSet.allOf(ReceiptEvent.class)));

            // When
            long begun = System.nanoTime();
            delivery.step();

            // Then
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
            assertThat(log.state.problem()).isEqualTo("the feed did not answer in time");
        }
    }

    @Test
    void shouldFollowNoRedirect() {
        // Given
        log.add(receipt("A", 1, "counted"));

        // When
        delivery(webhook("/redirect", List.of(SECRET), EnumSet.allOf(ReceiptEvent.class)))
                .step();

        // Then
        assertThat(posted).hasSize(1);
        assertThat(log.state.problem()).isEqualTo("the feed answered 307");
    }

    @Test
    void shouldPostNothingToAPrivateAddress() {
        // Given
        log.add(receipt("A", 1, "counted"));

        // When
        delivery(webhook(), connections(InetAddress::getAllByName, false)).step();

        // Then
        assertThat(posted).isEmpty();
        assertThat(log.state.problem()).isEqualTo("localhost is the private address 127.0.0.1");
    }

    /** A name server of the feed that answers otherwise the second time gains nothing: there is no second time. */
    @Test
    void shouldConnectToTheAddressThatWasChecked() {
        // Given
        log.add(receipt("A", 1, "counted"));
        AtomicLong asked = new AtomicLong();
        PostClient.Names changing = host -> new InetAddress[] {
            InetAddress.getByAddress(
                    host,
                    asked.incrementAndGet() % 2 == 1 ? new byte[] {127, 0, 0, 1} : new byte[] {(byte) 192, 0, 2, 1})
        };
        Webhook webhook = new Webhook(
                new IntakeFeed("harbour", List.of("us-bts"), null, null),
                "http://feed.invalid:" + server.getAddress().getPort() + "/",
                List.of(SECRET),
                EnumSet.allOf(ReceiptEvent.class));

        // When
        delivery(webhook, connections(changing, true)).step();
        asked.set(1);
        WebhookDelivery strict = delivery(webhook, connections(changing, false));
        log.add(receipt("A", 2, "counted"));
        strict.step();
        asked.set(0);
        strict.step();

        // Then
        assertThat(posted).hasSize(1);
        assertThat(posted.get(0).header("host"))
                .isEqualTo("feed.invalid:" + server.getAddress().getPort());
        assertThat(log.state.problem()).isEqualTo("feed.invalid is the private address 127.0.0.1");
        assertThat(asked).hasValue(1);
    }

    @Test
    void shouldTellAFeedWhileAnotherHangs() throws Exception {
        // Given
        log.add(receipt("A", 1, "counted"));
        ListLog other = new ListLog();
        other.add(receipt("A", 1, "counted"));
        CountDownLatch delivered = new CountDownLatch(1);
        other.recorded = delivered::countDown;
        Webhook hung = webhook("/hang", List.of(SECRET), EnumSet.allOf(ReceiptEvent.class));
        Webhook fine = webhook();

        // When
        try (WebhookStage stage = WebhookStage.start(
                List.of(hung, fine), webhook -> webhook.equals(hung) ? log : other, feed -> {}, true, clock)) {
            // Then
            assertThat(delivered.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stage.failed()).isNotDone();
            hanging.countDown();
        }
        assertThat(other.state.delivered()).isEqualTo(1);
    }

    @Test
    void shouldNameTheEventOfEachReceipt() {
        assertThat(ReceiptEvent.of("rejected", true)).isEqualTo(ReceiptEvent.REJECTED);
        assertThat(ReceiptEvent.of("counted", true)).isEqualTo(ReceiptEvent.COUNTED);
        assertThat(ReceiptEvent.of("counted", false)).isEqualTo(ReceiptEvent.RELEASED);
        assertThat(ReceiptEvent.of("replaced", false)).isEqualTo(ReceiptEvent.REPLACED);
        assertThat(ReceiptEvent.of("pending", true)).isEqualTo(ReceiptEvent.RECEIVED);
    }

    private void receive(HttpExchange exchange) throws IOException {
        Posted event = new Posted(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                exchange.getRequestHeaders().entrySet().stream()
                        .collect(
                                ConcurrentHashMap::new,
                                (all, each) -> all.put(
                                        each.getKey().toLowerCase(java.util.Locale.ROOT),
                                        each.getValue().get(0)),
                                Map::putAll));
        posted.add(event);
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            switch (path) {
                case "/hang" -> await();
                case "/drip" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('.');
                    exchange.getResponseBody().flush();
                    await();
                }
                case "/redirect" -> {
                    exchange.getResponseHeaders().add("Location", "/elsewhere");
                    exchange.sendResponseHeaders(307, -1);
                }
                default -> exchange.sendResponseHeaders(status.apply(event), -1);
            }
        }
    }

    private void await() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runUntilIdle(WebhookDelivery delivery) {
        do {
            delivery.step();
        } while (log.pending() > 0);
    }

    private List<String> ids() {
        return posted.stream().map(event -> event.header("webhook-id")).toList();
    }

    private WebhookDelivery delivery(Webhook webhook) {
        return delivery(webhook, connections(InetAddress::getAllByName, true));
    }

    private WebhookDelivery delivery(Webhook webhook, PostClient connections) {
        return new WebhookDelivery(
                webhook, log, new WebhookClient(webhook, connections, clock), failures::incrementAndGet, clock);
    }

    /** Closed at the end of the test. */
    private PostClient connections(PostClient.Names names, boolean mayBePrivate) {
        PostClient opened = new PostClient(names, mayBePrivate, TIMEOUT);
        connections.add(opened);
        return opened;
    }

    private Webhook webhook() {
        return webhook(EnumSet.allOf(ReceiptEvent.class));
    }

    private Webhook webhook(Set<ReceiptEvent> events) {
        return webhook("/", List.of(SECRET), events);
    }

    private Webhook webhook(String path, List<String> secrets, Set<ReceiptEvent> events) {
        return new Webhook(
                new IntakeFeed("harbour", List.of("us-bts"), null, null),
                "http://localhost:" + server.getAddress().getPort() + path,
                secrets,
                events);
    }

    private static StoredReceipt receipt(String document, long revision, String fate) {
        return new StoredReceipt(
                "us-bts",
                document,
                "customs",
                revision,
                null,
                fate,
                null,
                LocalDate.of(2026, 11, 29),
                START.minusSeconds(3_600),
                START.minusSeconds(3_600),
                null,
                null,
                List.of(),
                0);
    }

    private record Posted(String body, Map<String, String> headers) {
        String header(String name) {
            return headers.get(name);
        }

        int revision() {
            int start = body.indexOf("\"revision\":") + 11;
            return Integer.parseInt(body.substring(start, body.indexOf(',', start)));
        }
    }

    /** Receipts in a list, as one partition. */
    private static final class ListLog implements DeliveryLog {
        private final List<StoredReceipt> receipts = new ArrayList<>();
        private volatile DeliveryState state =
                new DeliveryState("harbour", new ReceiptCursor("topic", List.of(0L)), 0, 0, 0, null, null, null, null);
        private boolean isBroken;
        private boolean isOwn = true;
        private Runnable recorded = () -> {};

        void add(StoredReceipt receipt) {
            receipts.add(receipt);
        }

        long pending() {
            return receipts.size() - state.cursor().next().get(0);
        }

        @Override
        public Optional<DeliveryState> resume() {
            return Optional.of(state);
        }

        @Override
        public ReceiptPage after(DeliveryState from, int limit) {
            int first = from.cursor().next().get(0).intValue();
            int end = Math.min(receipts.size(), first + limit);
            return new ReceiptPage(
                    receipts.subList(first, end),
                    new ReceiptCursor("topic", Arrays.asList((long) end)),
                    end - first == limit);
        }

        @Override
        public boolean record(DeliveryState next) {
            if (!isBroken) {
                boolean isTold = next.delivered() > state.delivered();
                state = next;
                if (isTold) {
                    recorded.run();
                }
            }
            return isOwn;
        }
    }
}

package io.landport.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.console.view.Filter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a browser gets, and what a browser that takes nothing does to others. */
final class SubscriberTest {
    private static final Filter NOW = Filter.of(Map.of());
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldSendWhatHasChangedAndWhatIsGone() throws Exception {
        // Given
        Subscriber subscriber = new Subscriber(NOW, 2);
        Taker browser = new Taker();
        Thread sender = new Thread(() -> send(subscriber, browser));
        sender.start();
        subscriber.offer(Map.of("same", "1", "changed", "{\"a\":1}", "\"gone\"", "3"));
        JsonNode first = browser.event();

        // When
        subscriber.offer(Map.of("same", "1", "changed", "{\"a\":2}"));
        JsonNode second = browser.event();
        sender.join();

        // Then
        assertThat(first)
                .isEqualTo(JSON.readTree(
                        "{\"values\":{\"same\":1,\"changed\":{\"a\":1},\"\\\"gone\\\"\":3},\"gone\":[]}"));
        assertThat(second).isEqualTo(JSON.readTree("{\"values\":{\"changed\":{\"a\":2}},\"gone\":[\"\\\"gone\\\"\"]}"));
    }

    @Test
    @Timeout(30)
    void shouldSendTheLatestStateOnlyToABrowserThatWasStuck() throws Exception {
        // Given
        Subscriber stuck = new Subscriber(NOW, 2);
        CountDownLatch isStuck = new CountDownLatch(1);
        CountDownLatch takesAgain = new CountDownLatch(1);
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        Thread sender = new Thread(() -> send(stuck, new OutputStream() {
            @Override
            public void write(int one) {
                taken.write(one);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                isStuck.countDown();
                await(takesAgain);
                taken.write(bytes, from, length);
            }
        }));
        sender.start();
        stuck.offer(Map.of("value", "0"));
        isStuck.await();
        Subscriber other = new Subscriber(NOW, Long.MAX_VALUE);
        Taker browser = new Taker();
        Thread otherSender = new Thread(() -> send(other, browser));
        otherSender.start();

        // When
        for (int value = 1; value <= 10_000; value++) {
            stuck.offer(Map.of("value", Integer.toString(value)));
            other.offer(Map.of("value", Integer.toString(value)));
        }
        List<Integer> seen = new ArrayList<>();
        do {
            seen.add(browser.event().path("values").path("value").asInt());
        } while (seen.get(seen.size() - 1) < 10_000);
        takesAgain.countDown();
        sender.join();
        other.end();
        otherSender.join();

        // Then
        assertThat(taken.toString(StandardCharsets.UTF_8)).isEqualTo("""
            data: {"values":{"value":0},"gone":[]}

            data: {"values":{"value":10000},"gone":[]}

            """);
        assertThat(seen).isSorted();
    }

    /** Although nothing computes values any more: the page must learn how old those are that it has. */
    @Test
    @Timeout(30)
    void shouldSayHowOldValuesAreWhileNoneAreOffered() throws Exception {
        // Given
        Subscriber subscriber = new Subscriber(NOW, 2);
        Taker browser = new Taker();
        Thread sender = new Thread(() -> send(subscriber, browser));

        // When
        sender.start();
        String event = browser.text();
        subscriber.end();
        sender.join();

        // Then
        assertThat(event).matches("event: alive\ndata: \\d+\n\n");
        assertThat(Long.parseLong(event.replaceAll("\\D", ""))).isGreaterThanOrEqualTo(2_000);
    }

    private static void send(Subscriber subscriber, OutputStream out) {
        try {
            subscriber.send(out);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes events as soon as they are sent. */
    private static final class Taker extends OutputStream {
        private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();

        String text() throws InterruptedException {
            String event = events.poll(20, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            return event;
        }

        JsonNode event() throws Exception {
            String event = text();
            assertThat(event).startsWith("data: ").endsWith("\n\n");
            return JSON.readTree(event.substring("data: ".length()));
        }

        @Override
        public void write(int one) {
            throw new IllegalStateException("events are written whole");
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            events.add(new String(bytes, from, length, StandardCharsets.UTF_8));
        }
    }
}

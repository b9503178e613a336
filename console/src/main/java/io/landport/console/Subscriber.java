package io.landport.console;

import com.fasterxml.jackson.databind.node.TextNode;
import io.landport.console.view.Filter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A browser that shows a view. Its sender sends what has changed since it last sent, as server-sent events: values that change while it waits
 * for the browser are sent once, with their latest state. So it holds two states of each value at most, however long the browser is stuck.
 */
final class Subscriber {
    /** The page says after five seconds without news that its figures may be old. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private final Filter filter;
    private final BlockingQueue<Map<String, String>> latest = new ArrayBlockingQueue<>(1);
    private final long limit;
    private volatile boolean isEnded;
    private volatile long confirmed = System.nanoTime();

    /** @param limit events after which the sender ends */
    Subscriber(Filter filter, long limit) {
        this.filter = filter;
        this.limit = limit;
    }

    Filter filter() {
        return filter;
    }

    /** Tells that the values sent last are still the latest. */
    void confirm() {
        confirmed = System.nanoTime();
    }

    /** Replaces the values that are to be sent. Never waits. */
    void offer(Map<String, String> values) {
        confirm();
        latest.clear();
        latest.offer(values);
    }

    /** Lets the sender end. */
    void end() {
        isEnded = true;
        offer(Map.of());
    }

    /**
     * Sends until the end.
     *
     * @throws IOException if the browser is gone
     */
    void send(OutputStream out) throws IOException, InterruptedException {
        Map<String, String> sent = new HashMap<>();
        for (long events = 0; events < limit; ) {
            Map<String, String> values = latest.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
            if (isEnded) {
                return;
            }
            out.write(values == null ? heartbeat() : event(sent, values));
            out.flush();
            events += values == null ? 0 : 1;
        }
    }

    /** How many milliseconds ago the values were the latest. Sent although nothing computes them any more: then the number grows. */
    private byte[] heartbeat() {
        long age = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - confirmed);
        return ("event: alive\ndata: " + age + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The values that differ, and the names of those that are no longer there. Remembers the values as sent. */
    private static byte[] event(Map<String, String> sent, Map<String, String> now) {
        StringJoiner changed = new StringJoiner(",", "{", "}");
        now.forEach((name, json) -> {
            if (!json.equals(sent.get(name))) {
                changed.add(quoted(name) + ':' + json);
            }
        });
        StringJoiner gone = new StringJoiner(",", "[", "]");
        sent.keySet().stream().filter(name -> !now.containsKey(name)).sorted().forEach(name -> gone.add(quoted(name)));
        sent.clear();
        sent.putAll(now);
        String data = "data: {\"values\":" + changed + ",\"gone\":" + gone + "}\n\n";
        return data.getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String name) {
        return TextNode.valueOf(name).toString();
    }
}

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
    /** Shorter than the time after which proxies and the server end a connection on which nothing moves. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final Filter filter;
    private final BlockingQueue<Map<String, String>> latest = new ArrayBlockingQueue<>(1);
    private final long limit;
    private volatile boolean isEnded;

    /** @param limit events after which the sender ends */
    Subscriber(Filter filter, long limit) {
        this.filter = filter;
        this.limit = limit;
    }

    Filter filter() {
        return filter;
    }

    /** Replaces the values that are to be sent. Never waits. */
    void offer(Map<String, String> values) {
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
            out.write(values == null ? COMMENT : event(sent, values));
            out.flush();
            events += values == null ? 0 : 1;
        }
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

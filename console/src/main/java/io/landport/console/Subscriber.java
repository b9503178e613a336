package io.landport.console;

import com.fasterxml.jackson.databind.node.TextNode;
import io.landport.console.view.Filter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A browser that shows a view. Its sender sends what has changed since it last sent, as server-sent events: values that change while it waits
 * for the browser are sent once, with their latest state. So it holds two states of each value at most, however long the browser is stuck.
 */
final class Subscriber {
    /** Shorter than the time after which proxies and the server end a connection on which nothing moves. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final Filter filter;
    private final Mailbox<Map<String, String>> latest = new Mailbox<>();
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

    /** Replaces the values that are to be sent. */
    void offer(Map<String, String> values) {
        latest.put(values);
    }

    /** Lets the sender end. */
    void end() {
        isEnded = true;
        latest.put(Map.of());
    }

    /**
     * Sends until the end.
     *
     * @throws IOException if the browser is gone
     */
    void send(OutputStream out) throws IOException, InterruptedException {
        Map<String, String> sent = new HashMap<>();
        for (long events = 0; events < limit; ) {
            Optional<Map<String, String>> values = latest.take(HEARTBEAT);
            if (isEnded) {
                return;
            }
            out.write(values.map(now -> event(sent, now)).orElse(COMMENT));
            out.flush();
            events += values.isPresent() ? 1 : 0;
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

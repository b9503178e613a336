package io.landport.launcher.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.landport.http.Mount;
import io.landport.http.Route;
import io.landport.http.StaticFile;
import io.landport.http.token.Access;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The page before a stream in which every figure of a captured view changes with each event, much faster than any trade. */
final class ReplayedStream implements Mount, AutoCloseable {
    /** The figure that is looked at: the value of the newest day, the number of the event. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private final List<StaticFile> files;
    private final ObjectNode captured;
    private final Duration interval;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Long> sentMillis = new CopyOnWriteArrayList<>();
    private final AtomicInteger figures = new AtomicInteger();

    /**
     * @param captured the values of a view
     * @param clock that browsers of this machine have
     */
    ReplayedStream(List<StaticFile> files, JsonNode captured, Duration interval, Clock clock) {
        this.files = List.copyOf(files);
        this.captured = captured.deepCopy();
        this.interval = interval;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/v1/console/stream", Access.OPEN, this::stream));
    }

    @Override
    public List<StaticFile> files() {
        return files;
    }

    @Override
    public String openApi() {
        return "{}";
    }

    /** How many figures an event changes. */
    int figures() {
        return figures.get();
    }

    /** When each event was sent; its number is the value of the newest day. */
    List<Long> sentMillis() {
        return List.copyOf(sentMillis);
    }

    @Override
    public void close() {
        closing.countDown();
    }

    private void stream(Context context) throws IOException, InterruptedException {
        context.contentType("text/event-stream; charset=utf-8");
        OutputStream out = context.res().getOutputStream();
        do {
            int number = sentMillis.size() + 1;
            AtomicInteger changed = new AtomicInteger();
            ObjectNode values = (ObjectNode) changed(captured, number, changed);
            ((ObjectNode) values.path("totals").path("spans").path(0).path("total")).put("value", number + ".0000");
            figures.set(changed.get());
            ObjectNode event = JsonNodeFactory.instance.objectNode();
            event.set("values", values);
            event.putArray("gone");
            sentMillis.add(clock.millis());
            out.write(("data: " + new ObjectMapper().writeValueAsString(event) + "\n\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
        } while (!closing.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static JsonNode changed(JsonNode node, int number, AtomicInteger count) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(member -> copy.set(
                            member.getKey(),
                            isFixed(member.getKey()) ? member.getValue() : changed(member.getValue(), number, count)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(changed(element, number, count)));
            return copy;
        }
        if (node.isNumber()
                || (node.isTextual() && NUMBER.matcher(node.asText()).matches())) {
            count.incrementAndGet();
            BigDecimal next = new BigDecimal(node.asText()).add(BigDecimal.valueOf(number % 977));
            return node.isTextual()
                    ? JsonNodeFactory.instance.textNode(next.toPlainString())
                    : JsonNodeFactory.instance.numberNode(next);
        }
        return node;
    }

    /** What is no figure. */
    private static boolean isFixed(String name) {
        return List.of("status", "choice", "crossings", "sectors").contains(name);
    }
}

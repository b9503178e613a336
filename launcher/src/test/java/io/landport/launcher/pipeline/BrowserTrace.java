package io.landport.launcher.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What Chromium did, by the tracing of the DevTools protocol. */
final class BrowserTrace implements WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringBuilder message = new StringBuilder();
    private final List<JsonNode> events = new ArrayList<>();
    private final CompletableFuture<Boolean> complete = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    private BrowserTrace() {}

    /** @param debugger host and port of the DevTools of a running Chromium */
    static BrowserTrace start(String debugger) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest version = HttpRequest.newBuilder(URI.create("http://" + debugger + "/json/version"))
                .build();
        JsonNode answer = JSON.readTree(
                client.send(version, HttpResponse.BodyHandlers.ofString()).body());
        BrowserTrace trace = new BrowserTrace();
        trace.socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(answer.path("webSocketDebuggerUrl").asText()), trace)
                .join();
        trace.send("""
                {"id":1,"method":"Tracing.start","params":{"transferMode":"ReportEvents","traceConfig":\
                {"includedCategories":["devtools.timeline","disabled-by-default-devtools.timeline"]}}}
                """);
        return trace;
    }

    /** Ends the trace. */
    Tasks end() throws Exception {
        send("{\"id\":2,\"method\":\"Tracing.end\"}");
        complete.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        WebSocket opened = socket;
        if (opened != null) {
            opened.abort();
        }
        return Tasks.of(events);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
        message.append(text);
        if (isLast) {
            take(message.toString());
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void take(String whole) {
        try {
            JsonNode received = JSON.readTree(whole);
            String method = received.path("method").asText();
            if (method.equals("Tracing.dataCollected")) {
                received.path("params").path("value").forEach(events::add);
            } else if (method.equals("Tracing.tracingComplete")) {
                complete.complete(true);
            } else if (received.has("error")) {
                complete.completeExceptionally(new IllegalStateException(whole));
            }
        } catch (IOException e) {
            complete.completeExceptionally(e);
        }
    }

    private void send(String command) {
        WebSocket opened = socket;
        if (opened != null) {
            opened.sendText(command, true).join();
        }
    }

    /**
     * The tasks of the main thread of the page.
     *
     * @param longestMillis of a task
     * @param busyMillis of all tasks
     * @param paintedFrames frames in which something was painted
     */
    record Tasks(double longestMillis, double busyMillis, int paintedFrames) {
        private static final double MICROS = 1_000;

        /** Of the renderer that works most: others are spare. */
        static Tasks of(List<JsonNode> events) {
            Map<String, List<JsonNode>> byThread = new HashMap<>();
            for (JsonNode event : events) {
                byThread.computeIfAbsent(
                                event.path("pid").asText()
                                        + '/'
                                        + event.path("tid").asText(),
                                unused -> new ArrayList<>())
                        .add(event);
            }
            return events.stream()
                    .filter(event -> event.path("name").asText().equals("thread_name")
                            && event.path("args").path("name").asText().equals("CrRendererMain"))
                    .map(event ->
                            event.path("pid").asText() + '/' + event.path("tid").asText())
                    .distinct()
                    .map(thread -> ofThread(byThread.getOrDefault(thread, List.of())))
                    .max(Comparator.comparingDouble(Tasks::busyMillis))
                    .orElseThrow();
        }

        private static Tasks ofThread(List<JsonNode> events) {
            double longest = 0;
            double busy = 0;
            int painted = 0;
            for (JsonNode event : events) {
                double millis = event.path("dur").asDouble() / MICROS;
                switch (event.path("name").asText()) {
                    case "RunTask" -> {
                        longest = Math.max(longest, millis);
                        busy += millis;
                    }
                    // One for each frame, whatever the number of layers.
                    case "Commit" -> painted++;
                    default -> {}
                }
            }
            return new Tasks(longest, busy, painted);
        }
    }
}

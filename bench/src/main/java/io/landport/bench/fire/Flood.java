package io.landport.bench.fire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Clients that send small bodies with many lines that are no documents, again as soon as they are answered, whatever the answer is. They
 * leave a request that takes long.
 */
final class Flood implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final int LINES = 400_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean isStopping;

    private Flood() {}

    /** Starts sending to a gateway. */
    static Flood of(URI gateway) {
        Flood flood = new Flood();
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/v1/documents?format=ndjson"))
                .timeout(PATIENCE)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body()))
                .build();
        for (int client = 0; client < CLIENTS; client++) {
            Thread thread = new Thread(() -> flood.send(request), "flood");
            thread.start();
            flood.clients.add(thread);
        }
        return flood;
    }

    @Override
    public void close() {
        isStopping = true;
        clients.forEach(Thread::interrupt);
    }

    private void send(HttpRequest request) {
        HttpClient client = HttpClient.newHttpClient();
        while (!isStopping) {
            try {
                client.send(request, HttpResponse.BodyHandlers.discarding());
            } catch (IOException e) {
                // The gateway is down, or slower than this client waits.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static byte[] body() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("1\n".repeat(LINES).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

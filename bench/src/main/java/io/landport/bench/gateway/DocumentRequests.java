package io.landport.bench.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Requests that send documents to a gateway. */
final class DocumentRequests {
    private static final int ACCEPTED = 202;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private DocumentRequests() {}

    /** Where a gateway takes documents in lines. */
    static URI lines(URI gateway) {
        return gateway.resolve("/v1/documents?format=ndjson");
    }

    static HttpRequest of(URI documents, byte[] body) {
        return HttpRequest.newBuilder(documents)
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    /** Sends a request and requires that it is accepted. */
    static void send(HttpClient client, URI documents, byte[] body) throws IOException, InterruptedException {
        requireAccepted(client.send(of(documents, body), HttpResponse.BodyHandlers.ofString()));
    }

    static boolean isAccepted(HttpResponse<String> response) {
        return response.statusCode() == ACCEPTED;
    }

    static void requireAccepted(HttpResponse<String> response) {
        if (!isAccepted(response)) {
            throw new IllegalStateException("answered with " + response.statusCode() + ": " + response.body());
        }
    }
}

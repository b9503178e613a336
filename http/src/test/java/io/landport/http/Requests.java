package io.landport.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Requests to a front door. */
public final class Requests {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient client;
    private final URI address;

    public Requests(URI address) {
        this(HttpClient.newHttpClient(), address);
    }

    public Requests(HttpClient client, URI address) {
        this.client = client;
        this.address = address;
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(to(path, headers).GET().build());
    }

    HttpResponse<String> head(String path) throws IOException, InterruptedException {
        return send(to(path).method("HEAD", HttpRequest.BodyPublishers.noBody()).build());
    }

    public HttpResponse<String> post(String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return send(to(path, headers)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder to(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT);
        return headers.length == 0 ? request : request.headers(headers);
    }
}

package io.landport.api.webhook;

import io.landport.domain.access.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Posts events to one feed. Follows no redirects, and waits for an answer for a limited time. Thread-safe. */
final class WebhookClient {
    private static final int SUCCESS = 2;
    private static final int CLASS = 100;

    /** After the timeout of the answer's headers; a body that never ends is given up. */
    private static final Duration BODY = Duration.ofSeconds(2);

    private final Webhook webhook;
    private final URI url;
    private final boolean mayBePrivate;
    private final Duration timeout;
    private final Clock clock;
    private final HttpClient http;

    /**
     * @param mayBePrivate whether the URL may lead to this machine or to an internal network
     * @param timeout for connecting, and for the answer
     */
    WebhookClient(Webhook webhook, boolean mayBePrivate, Duration timeout, Clock clock) {
        this.webhook = webhook;
        this.url = URI.create(webhook.url());
        this.mayBePrivate = mayBePrivate;
        this.timeout = timeout;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Why nothing may be posted to the URL as its name is resolved now; empty if it may. */
    Optional<String> objection() {
        if (mayBePrivate) {
            return Optional.empty();
        }
        try {
            return Stream.of(InetAddress.getAllByName(url.getHost()))
                    .filter(PrivateAddress::is)
                    .findFirst()
                    .map(address -> url.getHost() + " is the private address " + address.getHostAddress());
        } catch (UnknownHostException e) {
            return Optional.of("the host " + url.getHost() + " is unknown");
        }
    }

    /** Posts an event. Completes with the problem if the feed has not acknowledged it, and never exceptionally. */
    CompletableFuture<Optional<String>> post(WebhookEvent event) {
        Instant now = clock.instant();
        byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "landport")
                .header("webhook-id", event.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", WebhookSignature.of(webhook.secrets(), event.id(), now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        return answer.copy()
                .orTimeout(timeout.plus(BODY).toMillis(), TimeUnit.MILLISECONDS)
                .handle((response, failure) -> {
                    if (failure != null) {
                        // Closes the connection.
                        answer.cancel(true);
                        return Optional.of(words(failure));
                    }
                    return response.statusCode() / CLASS == SUCCESS
                            ? Optional.empty()
                            : Optional.of("the feed answered " + response.statusCode());
                });
    }

    private static String words(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean isSlow = cause instanceof HttpTimeoutException || cause instanceof TimeoutException;
        if (isSlow) {
            return "the feed did not answer in time";
        }
        return cause instanceof IOException
                ? "the feed cannot be reached: " + cause.getClass().getSimpleName()
                : "the event cannot be posted: " + cause;
    }
}

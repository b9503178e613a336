package io.landport.api.webhook;

import io.landport.domain.access.Webhook;
import io.landport.http.client.PostClient;
import io.landport.http.client.PostClient.PrivateAddressException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** Posts events to one feed, and waits for an answer for a limited time. Thread-safe. */
final class WebhookClient {
    private static final int SUCCESS = 2;
    private static final int CLASS = 100;

    private final Webhook webhook;
    private final URI url;
    private final PostClient client;
    private final Clock clock;

    WebhookClient(Webhook webhook, PostClient client, Clock clock) {
        this.webhook = webhook;
        this.url = URI.create(webhook.url());
        this.client = client;
        this.clock = clock;
    }

    /** Posts an event. Completes with the problem if the feed has not acknowledged it, and never exceptionally. */
    CompletableFuture<Optional<String>> post(WebhookEvent event) {
        Instant now = clock.instant();
        byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of(
                "webhook-id", event.id(),
                "webhook-timestamp", Long.toString(now.getEpochSecond()),
                "webhook-signature", WebhookSignature.of(webhook.secrets(), event.id(), now, body));
        return client.post(webhook.feed().name(), url, headers, body)
                .handleAsync((status, failure) -> failure == null ? problem(status) : Optional.of(words(failure)));
    }

    private static Optional<String> problem(int status) {
        return status / CLASS == SUCCESS ? Optional.empty() : Optional.of("the feed answered " + status);
    }

    private static String words(Throwable failure) {
        if (failure instanceof TimeoutException || failure instanceof SocketTimeoutException) {
            return "the feed did not answer in time";
        }
        if (failure instanceof PrivateAddressException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof UnknownHostException) {
            return "the host of the feed is unknown";
        }
        return failure instanceof IOException
                ? "the feed cannot be reached: " + failure.getClass().getSimpleName()
                : "the event cannot be posted: " + failure;
    }
}

package io.landport.api.webhook;

import io.landport.api.webhook.WebhookConnections.PrivateAddressException;
import io.landport.domain.access.Webhook;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.Result;

/** Posts events to one feed, and waits for an answer for a limited time. Thread-safe. */
final class WebhookClient {
    private static final int SUCCESS = 2;
    private static final int CLASS = 100;

    private final Webhook webhook;
    private final URI url;
    private final WebhookConnections connections;
    private final Clock clock;

    WebhookClient(Webhook webhook, WebhookConnections connections, Clock clock) {
        this.webhook = webhook;
        this.url = URI.create(webhook.url());
        this.connections = connections;
        this.clock = clock;
    }

    /** Posts an event. Completes with the problem if the feed has not acknowledged it, and never exceptionally. */
    CompletableFuture<Optional<String>> post(WebhookEvent event) {
        Instant now = clock.instant();
        byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        connections
                .post(webhook.feed().name(), url)
                .agent("landport")
                .headers(headers -> headers.put("webhook-id", event.id())
                        .put("webhook-timestamp", Long.toString(now.getEpochSecond()))
                        .put("webhook-signature", WebhookSignature.of(webhook.secrets(), event.id(), now, body)))
                .body(new BytesRequestContent("application/json", body))
                .send(result -> answer.completeAsync(() -> problem(result)));
        return answer;
    }

    private static Optional<String> problem(Result result) {
        if (result.isFailed()) {
            return Optional.of(words(result.getFailure()));
        }
        int status = result.getResponse().getStatus();
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

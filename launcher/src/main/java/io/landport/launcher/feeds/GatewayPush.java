package io.landport.launcher.feeds;

import io.landport.installation.CommandException;
import io.landport.operations.stage.ShutdownSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends messages to a gateway as a feed does: a few at a time, and again after the time that the gateway asks for when it is busy or Kafka
 * is away. Not thread-safe.
 */
public final class GatewayPush {
    private static final int MAX_BYTES = 256 * 1024;
    private static final Duration LONGEST_WAIT_FOR_MORE = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int ACCEPTED = 202;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int MAX_SHOWN = 500;
    private static final Pattern COUNTS =
            Pattern.compile("\"accepted\":([0-9]+),\"rejected\":([0-9]+),\"forbidden\":([0-9]+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI gateway;
    private final HttpRequest.Builder request;
    private final ShutdownSignal stopping;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private long begun = System.nanoTime();
    private long requests;
    private long accepted;
    private long rejected;
    private long forbidden;

    /** @param gateway without path */
    public GatewayPush(URI gateway, String format, Optional<String> token, ShutdownSignal stopping) {
        this.gateway = gateway;
        this.stopping = stopping;
        try {
            this.request = HttpRequest.newBuilder(gateway.resolve("/v1/documents?format=" + format))
                    .timeout(TIMEOUT);
        } catch (IllegalArgumentException e) {
            throw new CommandException("--push is " + gateway + ", must be a URL such as http://127.0.0.1:8080", e);
        }
        token.ifPresent(given -> request.header("Authorization", "Bearer " + given));
    }

    /** Takes the messages of the next request. */
    public OutputStream body() {
        return body;
    }

    /** Sends what was taken, if it is enough or has waited long enough. */
    void sendIfDue() throws IOException {
        boolean hasWaited = System.nanoTime() - begun >= LONGEST_WAIT_FOR_MORE.toNanos();
        if (body.size() >= MAX_BYTES || (hasWaited && body.size() > 0)) {
            send();
        }
    }

    public void send() throws IOException {
        if (body.size() > 0) {
            count(answer(request.POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                    .build()));
            body.reset();
        }
        begun = System.nanoTime();
    }

    /** The outcome of all messages. */
    public String summary() {
        return "%,d requests: %,d accepted, %,d rejected, %,d forbidden"
                .formatted(requests, accepted, rejected, forbidden);
    }

    private String answer(HttpRequest sent) throws IOException {
        try {
            HttpResponse<String> response = client.send(sent, HttpResponse.BodyHandlers.ofString());
            while (isBusy(response) && !stopping.isReceivedWithin(retryAfter(response))) {
                response = client.send(sent, HttpResponse.BodyHandlers.ofString());
            }
            if (response.statusCode() != ACCEPTED && !isNothingAccepted(response)) {
                throw new CommandException(gateway + " answered " + response.statusCode() + ": "
                        + response.body()
                                .substring(
                                        0, Math.min(MAX_SHOWN, response.body().length())));
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while " + gateway + " was answering", e);
        } catch (IOException e) {
            throw new CommandException("cannot send to " + gateway + ": " + e, e);
        }
    }

    private static boolean isNothingAccepted(HttpResponse<String> response) {
        return response.statusCode() == UNPROCESSABLE && response.body().contains("#nothing-accepted");
    }

    private static boolean isBusy(HttpResponse<String> response) {
        return response.statusCode() == TOO_MANY_REQUESTS || response.statusCode() == UNAVAILABLE;
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        Duration asked = Duration.ofSeconds(
                response.headers().firstValueAsLong("Retry-After").orElse(1));
        return asked.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : asked;
    }

    private void count(String answer) {
        requests++;
        Matcher counts = COUNTS.matcher(answer);
        if (counts.find()) {
            accepted += Long.parseLong(counts.group(1));
            rejected += Long.parseLong(counts.group(2));
            forbidden += Long.parseLong(counts.group(3));
        }
    }
}

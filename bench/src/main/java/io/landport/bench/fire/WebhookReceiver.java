package io.landport.bench.fire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.landport.domain.access.WebhookBalance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A feed that receives webhooks. It fails, or does not answer, when some events are posted for the first time. */
final class WebhookReceiver implements AutoCloseable {
    private static final int OK = 204;
    private static final int FAILED = 500;
    private static final int NO_BODY = -1;
    private static final int FAILS_ONE_IN = 500;
    private static final int HANGS_ONE_IN = 5_000;

    /** Longer than the installation waits. */
    private static final Duration HANG = Duration.ofSeconds(20);

    private final Set<String> posted = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "webhook-receiver");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;

    WebhookReceiver() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    /** Writes the file of webhooks with its address. */
    Path writeFile(Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("webhooks.properties"),
                "default.url=http://localhost:%d/%ndefault.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw%n"
                                .formatted(server.getAddress().getPort())
                        + "default.events=rejected,replaced,released\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Whether it was told of all receipts. */
    static boolean isTold(List<WebhookBalance> balances) {
        return !balances.isEmpty() && balances.stream().allMatch(balance -> balance.pending() == 0);
    }

    /**
     * What does not balance, or was not posted, one sentence each.
     *
     * @param receipts in the store with different content, of the events that it subscribes to
     */
    List<String> problems(List<WebhookBalance> balances, long receipts) {
        List<String> problems = new ArrayList<>();
        for (WebhookBalance balance : balances) {
            if (balance.difference() != 0 || balance.parked() != 0) {
                problems.add("receipts do not balance: " + balance);
            }
        }
        if (receipts > acknowledged.size()) {
            problems.add("of %,d receipts only %,d were acknowledged".formatted(receipts, acknowledged.size()));
        }
        return problems;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
            boolean isFirst = posted.add(id);
            exchange.getRequestBody().readAllBytes();
            if (isFirst && Math.floorMod(id.hashCode(), HANGS_ONE_IN) == 1) {
                LockSupport.parkNanos(HANG.toNanos());
            }
            boolean isFailing = isFirst && Math.floorMod(id.hashCode(), FAILS_ONE_IN) == 0;
            if (!isFailing) {
                // Before it is sent: the installation may be told and this process not continue for a while.
                acknowledged.add(id);
            }
            exchange.sendResponseHeaders(isFailing ? FAILED : OK, NO_BODY);
        }
    }
}

package io.landport.launcher.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.landport.launcher.CommandException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Serves {@code /health/live} and {@code /health/ready}: 200 and "ok", or 503 and one reason per line. A process that responds
 * is live; one that must be restarted has exited by itself.
 */
public final class HealthServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int METHOD_NOT_ALLOWED = 405;

    /** The server reads this property once, in seconds: the time for a client to send its request. */
    private static final String MAX_REQUEST_TIME = "sun.net.httpserver.maxReqTime";

    private static final String SECONDS = "5";
    private static final int MAX_REQUESTS = 64;

    private final HttpServer server;
    private final ExecutorService workers;

    private HealthServer(HttpServer server, ExecutorService workers) {
        this.server = server;
        this.workers = workers;
    }

    /**
     * Starts serving.
     *
     * @param port 0 for any free port
     * @throws CommandException if it cannot listen on the address
     */
    public static HealthServer start(String host, int port, Health health) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new CommandException("cannot serve health on " + host + ": unknown host; correct LANDPORT_HTTP_HOST");
        }
        try {
            if (System.getProperty(MAX_REQUEST_TIME) == null) {
                System.setProperty(MAX_REQUEST_TIME, SECONDS);
            }
            HttpServer server = HttpServer.create(address, 0);
            // Several threads: a client that sends nothing must not keep others waiting. Requests beyond are refused.
            ExecutorService workers = new ThreadPoolExecutor(
                    0, MAX_REQUESTS, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), HealthServer::daemon);
            server.setExecutor(workers);
            server.createContext("/health/live", exchange -> answer(exchange, List.of()));
            server.createContext("/health/ready", exchange -> answer(exchange, health.reasonsNotReady()));
            server.start();
            return new HealthServer(server, workers);
        } catch (IOException taken) {
            throw new CommandException(
                    "cannot serve health on " + host + ':' + port + " (" + taken.getMessage()
                            + "): choose another address with LANDPORT_HTTP_HOST and LANDPORT_HTTP_PORT",
                    taken);
        }
    }

    /** The address that it listens on, as {@code host:port}. */
    public String address() {
        return server.getAddress().getHostString() + ':' + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "health");
        thread.setDaemon(true);
        return thread;
    }

    private static void answer(HttpExchange exchange, List<String> reasons) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")
                    && !exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
                return;
            }
            String text = reasons.isEmpty() ? "ok\n" : String.join("\n", reasons) + '\n';
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reasons.isEmpty() ? OK : UNAVAILABLE, isHead ? -1 : body.length);
            if (!isHead) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}

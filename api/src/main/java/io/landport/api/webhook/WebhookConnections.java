package io.landport.api.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Connections to feeds, each to an address that was checked. The client of the JDK would resolve a name once more, which can lead elsewhere
 * the second time. Follows no redirects, and keeps no cookies. Thread-safe.
 */
final class WebhookConnections implements AutoCloseable {
    /** Of one feed at a time. */
    static final int MAX_PER_FEED = 8;

    private static final String NAME = "webhook-posts";
    private static final int MAX_THREADS = 32;

    private final HttpClient http = new HttpClient();
    private final Names names;
    private final boolean mayBePrivate;
    private final Duration timeout;

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** A host has an address that nothing may be posted to. */
    static final class PrivateAddressException extends IOException {
        private static final long serialVersionUID = 1L;

        PrivateAddressException(String host, InetAddress address) {
            super(host + " is the private address " + address.getHostAddress());
        }
    }

    /**
     * Connects to nothing yet.
     *
     * @param mayBePrivate whether connections may lead to this machine or to an internal network
     * @param timeout for connecting, and for the whole answer
     */
    WebhookConnections(Names names, boolean mayBePrivate, Duration timeout) {
        this.names = names;
        this.mayBePrivate = mayBePrivate;
        this.timeout = timeout;
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setDaemon(true);
        http.setName(NAME);
        http.setExecutor(threads);
        http.setSocketAddressResolver(this::resolve);
        http.setConnectTimeout(timeout.toMillis());
        http.setFollowRedirects(false);
        http.setHttpCookieStore(new HttpCookieStore.Empty());
        http.setMaxConnectionsPerDestination(MAX_PER_FEED);
        LifeCycle.start(http);
        http.getContentDecoderFactories().clear();
        http.getProtocolHandlers().clear();
    }

    /** A request to post, which uses no connection of another feed. */
    Request post(String feed, URI url) {
        return http.newRequest(url).method("POST").tag(feed).timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        LifeCycle.stop(http);
    }

    private void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        http.getExecutor().execute(() -> {
            try {
                promise.succeeded(addresses(host, port));
            } catch (IOException e) {
                promise.failed(e);
            }
        });
    }

    private List<InetSocketAddress> addresses(String host, int port) throws IOException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (InetAddress address : names.resolve(host)) {
            if (!mayBePrivate && PrivateAddress.is(address)) {
                throw new PrivateAddressException(host, address);
            }
            addresses.add(new InetSocketAddress(address, port));
        }
        return addresses;
    }
}

package io.landport.http.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Posts to URLs that others configured. Each connection leads to an address that was checked: the client of the JDK would resolve a name
 * once more, which can lead elsewhere the second time. Follows no redirects, and keeps no cookies. Thread-safe.
 */
public final class PostClient implements AutoCloseable {
    /** Posts with one tag at a time. */
    public static final int MAX_PER_TAG = 8;

    private static final String NAME = "posts";
    private static final int MAX_THREADS = 32;

    private final HttpClient http = new HttpClient();
    private final Names names;
    private final boolean mayBePrivate;
    private final Duration timeout;

    /** Finds the addresses of a host. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** A host has an address that nothing may be posted to. */
    public static final class PrivateAddressException extends IOException {
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
    public PostClient(Names names, boolean mayBePrivate, Duration timeout) {
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
        http.setMaxConnectionsPerDestination(MAX_PER_TAG);
        LifeCycle.start(http);
        http.getContentDecoderFactories().clear();
        http.getProtocolHandlers().clear();
    }

    /**
     * Posts JSON.
     *
     * @param tag of the receiver, whose posts use no connection of another one
     * @return the status of the answer; completes exceptionally with why there is none, such as a {@link PrivateAddressException}
     */
    public CompletableFuture<Integer> post(String tag, URI url, Map<String, String> headers, byte[] json) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        http.newRequest(url)
                .method("POST")
                .tag(tag)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .agent("landport")
                .headers(all -> headers.forEach(all::put))
                .body(new BytesRequestContent("application/json", json))
                .send(result -> {
                    if (result.isFailed()) {
                        status.completeExceptionally(result.getFailure());
                    } else {
                        status.complete(result.getResponse().getStatus());
                    }
                });
        return status;
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

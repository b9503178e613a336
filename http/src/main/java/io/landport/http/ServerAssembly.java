package io.landport.http;

import io.landport.http.limit.Limits;
import io.landport.http.request.RequestListener;
import io.landport.http.request.RequestScope;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running Jetty server: one connector, limits, and one servlet that serves everything. */
final class ServerAssembly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerAssembly.class);

    /** Threads for the connector, and to refuse requests while the others are busy. */
    private static final int SPARE_THREADS = 16;

    /** The part of the stop time after which a connection on which nothing moves is closed. */
    private static final int OF_STOP_TIME = 10;

    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

    /** For how long browsers use TLS only. */
    private static final Duration STRICT_TRANSPORT = Duration.ofDays(365);

    private final Server server;
    private final Optional<ServerTls> tls;
    private final URI address;

    private ServerAssembly(Server server, Optional<ServerTls> tls, URI address) {
        this.server = server;
        this.tls = tls;
        this.address = address;
    }

    /** @throws HttpStartException if the address or the files of TLS cannot be used */
    static ServerAssembly start(HttpSettings settings, Servlet servlet, RequestListener listener) {
        Optional<ServerTls> tls = settings.tls().map(ServerTls::of);
        try {
            return start(settings, servlet, listener, tls);
        } catch (RuntimeException e) {
            tls.ifPresent(ServerTls::close);
            throw e;
        }
    }

    private static ServerAssembly start(
            HttpSettings settings, Servlet servlet, RequestListener listener, Optional<ServerTls> tls) {
        Limits limits = settings.limits();
        QueuedThreadPool threads = new QueuedThreadPool(limits.requests() + SPARE_THREADS);
        threads.setName("http");
        Server server = new Server(threads);
        ServerConnector connector = connector(server, settings, tls);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
        server.setErrorHandler(new ServerErrors());
        server.setRequestLog(new RequestLog.Collection(new AccessLog(), new RequestReport(listener)));
        server.setStopTimeout(limits.stopTime().toMillis());
        server.setHandler(handlers(servlet));
        startServer(server, settings);
        return new ServerAssembly(server, tls, address(settings, connector.getLocalPort()));
    }

    /** @throws HttpStartException if the address cannot be listened on now */
    static void requireFree(HttpSettings settings) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
        } catch (IOException e) {
            throw notFree(settings, e);
        }
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        stop(server);
        tls.ifPresent(ServerTls::close);
    }

    private static GracefulHandler handlers(Servlet servlet) {
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/*");
        GracefulHandler graceful = new GracefulHandler();
        RequestScope.Opening opening = new RequestScope.Opening(graceful::isShutdown);
        opening.setHandler(context);
        graceful.setHandler(opening);
        return graceful;
    }

    private static ServerConnector connector(Server server, HttpSettings settings, Optional<ServerTls> tls) {
        Limits limits = settings.limits();
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(limits.headerBytes());
        http.setSendServerVersion(false);
        http.addCustomizer((request, headers) -> withoutMethodOverride(request));
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ConnectionFactory[] factories =
                tls.map(found -> secure(found, http, plain)).orElseGet(() -> new ConnectionFactory[] {plain});
        ServerConnector connector = new ServerConnector(server, 1, 1, factories);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(limits.idleTime().toMillis());
        connector.setShutdownIdleTimeout(limits.stopTime().toMillis() / OF_STOP_TIME);
        connector.addBean(new HeaderDeadline(limits.idleTime(), limits.connections(), connector.getScheduler()));
        return connector;
    }

    /** Javalin would serve the route of the method that a client names in this header. */
    private static Request withoutMethodOverride(Request request) {
        if (!request.getHeaders().contains(METHOD_OVERRIDE)) {
            return request;
        }
        HttpFields kept = HttpFields.build(request.getHeaders()).remove(METHOD_OVERRIDE);
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return kept;
            }
        };
    }

    private static ConnectionFactory[] secure(ServerTls tls, HttpConfiguration http, HttpConnectionFactory plain) {
        SecureRequestCustomizer customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false);
        customizer.setStsMaxAge(STRICT_TRANSPORT.toSeconds());
        http.addCustomizer(customizer);
        return new ConnectionFactory[] {tls.before(plain), plain};
    }

    private static void startServer(Server server, HttpSettings settings) {
        try {
            server.start();
        } catch (IOException e) {
            stop(server);
            throw notFree(settings, e);
        } catch (Exception e) {
            stop(server);
            throw new IllegalStateException("cannot start the HTTP server", e);
        }
    }

    private static HttpStartException notFree(HttpSettings settings, IOException taken) {
        return new HttpStartException(
                "cannot serve HTTP on " + settings.host() + ':' + settings.port() + " (" + taken.getMessage()
                        + "): choose another address with LANDPORT_HTTP_HOST and LANDPORT_HTTP_PORT, or the option --http-port",
                taken);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.warn("requests that did not end within the stop time were cut off");
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop the HTTP server", e);
        }
    }

    private static URI address(HttpSettings settings, int port) {
        String scheme = settings.tls().isPresent() ? "https" : "http";
        String host = settings.host().contains(":") ? '[' + settings.host() + ']' : settings.host();
        return URI.create(scheme + "://" + host + ':' + port);
    }
}

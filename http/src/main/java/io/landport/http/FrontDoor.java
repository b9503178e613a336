package io.landport.http;

import io.landport.http.openapi.OpenApiDocument;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** The HTTP server of a process. Closing it lets requests in flight end, up to the stop time of its limits. */
public final class FrontDoor implements AutoCloseable {
    private final ServerAssembly server;
    private final OpenApiDocument document;
    private final List<Route> routes;

    FrontDoor(ServerAssembly server, OpenApiDocument document, List<Route> routes) {
        this.server = server;
        this.document = document;
        this.routes = List.copyOf(routes);
    }

    /** @param clock by which tokens expire */
    public static FrontDoorBuilder with(HttpSettings settings, Clock clock) {
        return new FrontDoorBuilder(settings, clock);
    }

    /**
     * Checks that a front door could serve with these settings, for a process that starts slower things first.
     *
     * @throws HttpStartException if the address cannot be used, TLS cannot be set up, or routes would be unprotected
     */
    public static void requireServable(HttpSettings settings) {
        Exposure.requireProtected(settings);
        settings.tls().ifPresent(files -> ServerTls.of(files).close());
        ServerAssembly.requireFree(settings);
    }

    /** Scheme, host and port that it serves on. */
    public URI address() {
        return server.address();
    }

    /** The OpenAPI document that it serves. */
    public OpenApiDocument document() {
        return document;
    }

    /** All routes that it serves. */
    public List<Route> routes() {
        return routes;
    }

    @Override
    public void close() {
        server.close();
    }
}

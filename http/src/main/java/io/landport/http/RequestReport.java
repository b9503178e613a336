package io.landport.http;

import io.landport.http.request.RequestListener;
import io.landport.http.request.ServedRequest;
import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** Reports each request to a listener, by its declared path. */
record RequestReport(RequestListener listener) implements RequestLog {
    /** The attribute of a request for a file of a page. */
    static final String FILE = StaticFile.class.getName();

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final String OTHER = "other";

    @Override
    public void log(Request request, Response response) {
        listener.served(new ServedRequest(
                METHODS.contains(request.getMethod()) ? request.getMethod() : OTHER,
                route(request),
                response.getStatus(),
                Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime())));
    }

    private static String route(Request request) {
        if (request.getAttribute(RouteHandler.ROUTE) instanceof Route route) {
            return route.path();
        }
        return request.getAttribute(FILE) == null ? ServedRequest.NONE : ServedRequest.FILE;
    }
}

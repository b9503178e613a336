package io.landport.http;

import io.landport.http.request.RequestScope;
import io.landport.http.token.Caller;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * One line for each request: method and declared path, status, milliseconds, bytes, token id and request id. Never the path as it was sent,
 * a query, a header or a body. Probes, scrapes and pages are logged at DEBUG.
 */
final class AccessLog implements RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.landport.http.access");

    /** Asked for every few seconds, on some doors by operators only. */
    private static final String SCRAPED = "/metrics";

    @Override
    @SuppressWarnings("try") // the id is in the line
    public void log(Request request, Response response) {
        Object route = request.getAttribute(RouteHandler.ROUTE);
        String name = route instanceof Route known ? known.name() : "(no route)";
        String id = RequestScope.of(request).id();
        boolean isQuiet = route instanceof Route known
                && (known.access().isOpen() || known.path().equals(SCRAPED));
        try (MDC.MDCCloseable traced = MDC.putCloseable(RequestScope.LOGGED_AS, id)) {
            LOG.atLevel(isQuiet ? Level.DEBUG : Level.INFO)
                    .addKeyValue("status", response.getStatus())
                    .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - request.getBeginNanoTime()))
                    .addKeyValue("in", Request.getContentBytesRead(request))
                    .addKeyValue("out", Response.getContentBytesWritten(response))
                    .addKeyValue("token", Caller.idIn(request.getAttribute(Caller.attribute())))
                    .addKeyValue("request", id)
                    .log(name);
        }
    }
}

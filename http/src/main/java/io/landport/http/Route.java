package io.landport.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.landport.http.limit.BodyLimits;
import io.landport.http.request.RequestBody;
import io.landport.http.token.Access;

/**
 * A route with everything that the front door enforces for it. The handler may block: it has a thread of its own. It reads the body by
 * {@link RequestBody#of} only, and may write and flush its response while it reads.
 *
 * @param path with parameters in braces, such as {@code /v1/documents/{source}/{id}}; the same text as in the OpenAPI document
 * @param checksParameters whether the handler itself refuses query parameters that are unknown or repeated
 */
public record Route(
        HandlerType method, String path, Access access, BodyLimits body, Handler handler, boolean checksParameters) {

    public Route {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path starts with / but is " + path);
        }
    }

    /** A route that reads. It also serves {@code HEAD}. */
    public static Route get(String path, Access access, Handler handler) {
        return new Route(HandlerType.GET, path, access, BodyLimits.NONE, handler, false);
    }

    /** A route that takes a body. */
    public static Route post(String path, Access access, BodyLimits body, Handler handler) {
        return new Route(HandlerType.POST, path, access, body, handler, false);
    }

    /** The same route, whose handler says more about query parameters that are unknown or repeated. */
    public Route checkingParameters() {
        return new Route(method, path, access, body, handler, true);
    }

    /** Method and path, such as {@code GET /health/live}. */
    public String name() {
        return method.name() + ' ' + path;
    }
}

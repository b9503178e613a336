package io.landport.http;

import java.util.UUID;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A request as all parts of the front door know it: its id, and how to break it off.
 *
 * @param id a random UUID
 * @param abort closes the connection, so that the client sees that the response is not complete
 */
record RequestScope(String id, Runnable abort) {
    static final String ID_HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestScope.class.getName();

    /** The scope of a request; a new one if the request did not get as far as the handlers. */
    static RequestScope of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestScope known ? known : begin(request);
    }

    /** The scope in an attribute of a servlet request. */
    static RequestScope of(Object attribute) {
        if (attribute instanceof RequestScope known) {
            return known;
        }
        throw new IllegalStateException("a request without scope: " + attribute);
    }

    static String attribute() {
        return ATTRIBUTE;
    }

    private static RequestScope begin(Request request) {
        RequestScope scope = new RequestScope(
                UUID.randomUUID().toString(),
                () -> request.getConnectionMetaData()
                        .getConnection()
                        .getEndPoint()
                        .close());
        request.setAttribute(ATTRIBUTE, scope);
        return scope;
    }

    /** Gives each request its scope, and each response the headers that all responses have. */
    static final class Opening extends Handler.Wrapper {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            addHeaders(of(request), response);
            return super.handle(request, response, callback);
        }

        static void addHeaders(RequestScope scope, Response response) {
            SecurityHeaders.always().forEach(response.getHeaders()::put);
            response.getHeaders().put(ID_HEADER, scope.id());
        }
    }
}

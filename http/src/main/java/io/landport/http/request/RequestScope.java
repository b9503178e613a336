package io.landport.http.request;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * A request as all parts of the front door know it: its id, how to break it off, and whether it should end.
 *
 * @param id a random UUID
 * @param abort closes the connection, so that the client sees that the response is not complete
 * @param client whether the client still waits
 * @param isStopping whether the server is stopping
 */
public record RequestScope(String id, Runnable abort, Supplier<ClientState> client, BooleanSupplier isStopping) {
    static final String ID_HEADER = "X-Request-Id";

    /** The name of the id in lines that are logged while the request is served. */
    public static final String LOGGED_AS = "traceId";

    private static final String ATTRIBUTE = RequestScope.class.getName();

    /** The scope of a request; a new one if the request did not get as far as the handlers. */
    public static RequestScope of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestScope known ? known : begin(request, () -> false);
    }

    /** The scope of the request that a handler serves. */
    public static RequestScope of(Context context) {
        return Objects.requireNonNull(context.attribute(ATTRIBUTE), "a request without scope");
    }

    private static RequestScope begin(Request request, BooleanSupplier isStopping) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        RequestScope scope = new RequestScope(
                UUID.randomUUID().toString(), endPoint::close, () -> ClientState.of(endPoint), isStopping);
        request.setAttribute(ATTRIBUTE, scope);
        return scope;
    }

    /** Gives each request its scope, and each response the headers that all responses have. */
    public static final class Opening extends Handler.Wrapper {
        private final BooleanSupplier isStopping;

        public Opening(BooleanSupplier isStopping) {
            this.isStopping = isStopping;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            RequestScope scope = begin(request, isStopping);
            addHeaders(scope, response);
            MDC.put(LOGGED_AS, scope.id());
            try {
                return super.handle(request, response, callback);
            } finally {
                MDC.remove(LOGGED_AS);
            }
        }

        public static void addHeaders(RequestScope scope, Response response) {
            SecurityHeaders.always().forEach(response.getHeaders()::put);
            response.getHeaders().put(ID_HEADER, scope.id());
        }
    }
}

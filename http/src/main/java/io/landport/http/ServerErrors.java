package io.landport.http;

import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemType;
import io.landport.http.problem.ProblemTypes;
import io.landport.http.request.RequestScope;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Errors that the server finds before a route does, such as headers that are too large, as problem details. */
final class ServerErrors extends ErrorHandler {
    private static final Duration RETRY = Duration.ofSeconds(5);

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        RequestScope scope = RequestScope.of(request);
        Problem problem = problem(code);
        RequestScope.Opening.addHeaders(scope, response);
        response.setStatus(code);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        problem.retryAfterSeconds().ifPresent(seconds -> response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds));
        response.write(true, ByteBuffer.wrap(problem.json(scope.id())), callback);
    }

    private static Problem problem(int code) {
        ProblemType type = ProblemTypes.ofStatus(code);
        String detail = HttpStatus.getMessage(code);
        return type.equals(ProblemTypes.UNAVAILABLE)
                ? Problem.retryAfter(type, "the server is stopping", RETRY)
                : Problem.of(type, detail);
    }
}

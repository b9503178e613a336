package io.landport.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.landport.domain.text.TextLanguage;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemType;
import io.landport.http.problem.ProblemTypes;
import io.landport.http.request.RequestScope;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns failures of routes into problem details. */
final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    /** Javalin's name for the methods that a path has. */
    private static final String METHODS = "availableMethods";

    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONTENT_TOO_LARGE = 413;

    private Errors() {}

    static void handleIn(RoutesConfig routes) {
        routes.exception(ProblemException.class, (failure, context) -> answer(failure.problem(), context));
        routes.exception(HttpResponseException.class, Errors::answerToNoRoute);
        routes.exception(Exception.class, Errors::answerToBug);
    }

    private static void answerToNoRoute(HttpResponseException failure, Context context) {
        Optional.ofNullable(failure.getDetails().get(METHODS)).ifPresent(methods -> context.header("Allow", methods));
        ProblemType type = ProblemTypes.ofStatus(failure.getStatus());
        answer(Problem.of(type, type.fix()), context);
    }

    private static void answerToBug(Exception bug, Context context) {
        LOG.error("request {} failed", RequestScope.of(context).id(), bug);
        answer(Problem.of(ProblemTypes.INTERNAL, "the request has failed"), context);
    }

    private static void answer(Problem problem, Context context) {
        RequestScope scope = RequestScope.of(context);
        if (context.res().isCommitted()) {
            // The end of the response must not look like its regular end.
            scope.abort().run();
            return;
        }
        int status = problem.type().status();
        problem.retryAfterSeconds().ifPresent(seconds -> context.header("Retry-After", seconds));
        context.status(status).contentType(Problem.MEDIA_TYPE);
        if (status == REQUEST_TIMEOUT || status == CONTENT_TOO_LARGE) {
            context.header("Connection", "close");
            LingeringClose.answer(problem.json(scope.id()), context);
        } else if (isForABrowser(context)) {
            TextLanguage language = TextLanguage.accepted(context.header("Accept-Language"));
            context.contentType("text/html; charset=utf-8")
                    .header("Content-Security-Policy", PageFile.POLICY)
                    .header("Vary", "Accept, Accept-Language")
                    .result(ErrorPage.of(problem, scope.id(), language));
        } else {
            context.result(problem.json(scope.id()));
        }
    }

    /** Somebody has opened an address: scripts of pages and programs do not ask for HTML. */
    private static boolean isForABrowser(Context context) {
        String accepted = context.header("Accept");
        return accepted != null && accepted.contains("text/html");
    }
}

package io.landport.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.landport.http.limit.CallerRates;
import io.landport.http.limit.ConcurrencyLimit;
import io.landport.http.openapi.QueryParameters;
import io.landport.http.request.RequestBody;
import io.landport.http.request.RequestPace;
import io.landport.http.token.Caller;

/** Serves one route: authenticates, limits, checks the names of parameters, then calls the route's own handler. */
record RouteHandler(
        Route route,
        QueryParameters parameters,
        Authentication authentication,
        CallerRates rates,
        ConcurrencyLimit concurrency)
        implements Handler {
    /** The attribute with the route of a request. */
    static final String ROUTE = Route.class.getName();

    @Override
    public void handle(Context context) throws Exception {
        context.attribute(ROUTE, route);
        if (route.access().isOpen()) {
            serve(context);
            return;
        }
        Caller caller = authentication.caller(context);
        // Attached first, so that the log names the token of a request that is refused.
        caller.attachTo(context);
        Authentication.requireRole(caller, route.access());
        rates.requests().require(caller);
        concurrency.acquire(caller);
        try {
            serve(context);
        } finally {
            concurrency.release(caller);
        }
    }

    private void serve(Context context) throws Exception {
        if (!route.checksParameters()) {
            parameters.require(context.queryParamMap());
        }
        RequestPace.begin(context, rates, route.body().time());
        RequestBody.declare(context, route.body());
        route.handler().handle(context);
    }
}

package io.landport.http.health;

import io.javalin.http.Context;
import io.landport.http.Mount;
import io.landport.http.Resources;
import io.landport.http.Route;
import io.landport.http.token.Access;
import java.util.List;

/**
 * Serves {@code /health/live} and {@code /health/ready}: 200 and "ok", or 503 and one reason per line. A process that responds is live; one
 * that must be restarted has exited by itself.
 */
public record HealthMount(Health health) implements Mount {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/health/live", Access.OPEN, context -> answer(List.of(), context)),
                Route.get("/health/ready", Access.OPEN, context -> answer(health.reasonsNotReady(), context)));
    }

    @Override
    public String openApi() {
        return Resources.text(HealthMount.class, "openapi.json");
    }

    private static void answer(List<String> reasons, Context context) {
        String text = reasons.isEmpty() ? "ok\n" : String.join("\n", reasons) + '\n';
        context.status(reasons.isEmpty() ? OK : UNAVAILABLE)
                .contentType("text/plain; charset=utf-8")
                .result(text);
    }
}

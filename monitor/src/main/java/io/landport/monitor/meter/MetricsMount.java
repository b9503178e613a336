package io.landport.monitor.meter;

import io.javalin.http.Context;
import io.landport.http.Mount;
import io.landport.http.Resources;
import io.landport.http.Route;
import io.landport.http.token.Access;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Serves {@code /metrics} in the text format of Prometheus, or in OpenMetrics if the client asks for it. */
public final class MetricsMount implements Mount {
    static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static final String OPEN_METRICS_TYPE = "application/openmetrics-text";

    private final Meters meters;
    private final Access access;

    /** @param access everybody on a port that only the installation reaches; operators on one that feeds and analysts reach */
    public MetricsMount(Meters meters, Access access) {
        this.meters = meters;
        this.access = access;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/metrics", access, this::answer));
    }

    @Override
    public String openApi() {
        return Resources.text(MetricsMount.class, "openapi.json")
                .replace("\"SECURITY\"", access.isOpen() ? "" : "{\"token\": []}")
                .replace("RESPONSES", access.isOpen() ? "" : " An operator token is required where tokens are.");
    }

    private void answer(Context context) throws IOException {
        String accepted = context.header("Accept");
        String mediaType = accepted != null && accepted.contains(OPEN_METRICS_TYPE) ? OPEN_METRICS : TEXT;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        meters.write(text, mediaType);
        context.contentType(mediaType).result(text.toByteArray());
    }
}

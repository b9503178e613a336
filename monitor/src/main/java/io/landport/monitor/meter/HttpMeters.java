package io.landport.monitor.meter;

import io.landport.http.request.RequestListener;
import io.landport.http.request.ServedRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * What the front door serves. Counts by route and class of status, and times by route only, so that each route has few time series. A route
 * is the declared path: client-supplied text is never a label.
 */
public final class HttpMeters implements RequestListener {
    private static final int CLASS = 100;

    private final MeterProvider<Counter> requests;
    private final MeterProvider<Timer> times;

    HttpMeters(MeterRegistry registry) {
        this.requests = Counter.builder("landport.http.requests")
                .description("Requests answered, by declared path and class of status")
                .withRegistry(registry);
        this.times = Buckets.timer(
                        "landport.http.request",
                        "Time from a request's first byte until its response was sent, by path")
                .withRegistry(registry);
    }

    @Override
    public void served(ServedRequest request) {
        Tags route = Tags.of("method", request.method(), "route", request.route());
        requests.withTags(route.and("status", request.status() / CLASS + "xx")).increment();
        times.withTags(route).record(request.took());
    }
}

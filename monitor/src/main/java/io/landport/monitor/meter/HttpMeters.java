package io.landport.monitor.meter;

import io.landport.http.request.RequestListener;
import io.landport.http.request.ServedRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What the front door serves. Counts by route and class of status, and times by route only, so that each route has few time series. A route is
 * the declared path: client-supplied text is never a label.
 */
public final class HttpMeters implements RequestListener {
    private static final int CLASS = 100;

    private final MeterRegistry registry;

    HttpMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void served(ServedRequest request) {
        Counter.builder("landport.http.requests")
                .description("Requests answered, by declared path and class of status")
                .tag("method", request.method())
                .tag("route", request.route())
                .tag("status", request.status() / CLASS + "xx")
                .register(registry)
                .increment();
        Buckets.timer("landport.http.request", "Time from a request's first byte until its response was sent, by path")
                .tag("method", request.method())
                .tag("route", request.route())
                .register(registry)
                .record(request.took());
    }
}

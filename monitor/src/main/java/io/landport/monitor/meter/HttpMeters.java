package io.landport.monitor.meter;

import io.landport.http.request.RequestListener;
import io.landport.http.request.ServedRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the front door serves. Counts by route and class of status, and times by route only, so that each route has few time series. A route is
 * the declared path: client-supplied text is never a label.
 */
public final class HttpMeters implements RequestListener {
    private static final int CLASS = 100;

    private final MeterRegistry registry;
    private final Map<Answered, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Asked, Timer> timers = new ConcurrentHashMap<>();

    HttpMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void served(ServedRequest request) {
        Asked asked = new Asked(request.method(), request.route());
        counters.computeIfAbsent(new Answered(asked, statusClass(request.status())), this::counter)
                .increment();
        timers.computeIfAbsent(asked, this::timer).record(request.took());
    }

    /** Such as {@code 4xx}. */
    private static String statusClass(int status) {
        return status / CLASS + "xx";
    }

    private Counter counter(Answered answered) {
        return Counter.builder("landport.http.requests")
                .description("Requests answered, by declared path and class of status")
                .tag("method", answered.asked().method())
                .tag("route", answered.asked().route())
                .tag("status", answered.status())
                .register(registry);
    }

    private Timer timer(Asked asked) {
        return Buckets.timer(
                        "landport.http.request",
                        "Time from a request's first byte until its response was sent, by path")
                .tag("method", asked.method())
                .tag("route", asked.route())
                .register(registry);
    }

    private record Asked(String method, String route) {}

    private record Answered(Asked asked, String status) {}
}

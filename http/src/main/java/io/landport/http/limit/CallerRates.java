package io.landport.http.limit;

/** The rates of each caller: requests, documents in their bodies, and decompressed bytes of their bodies. */
public record CallerRates(RateLimit requests, RateLimit documents, RateLimit bytes) {
    /** On the clock of the system. */
    public static CallerRates of(Limits limits) {
        return new CallerRates(
                new RateLimit(limits.requestsPerSecond(), System::nanoTime),
                new RateLimit(limits.documentsPerSecond(), System::nanoTime),
                new RateLimit(limits.bytesPerSecond(), System::nanoTime));
    }
}

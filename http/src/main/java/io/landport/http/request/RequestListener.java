package io.landport.http.request;

/** What a front door reports about requests, once each, on the threads that serve them. Must not throw. */
@FunctionalInterface
public interface RequestListener {
    /** Ignores everything. */
    RequestListener NONE = request -> {};

    /** A request was answered. */
    void served(ServedRequest request);
}

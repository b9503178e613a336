package io.landport.embedded;

/**
 * A listener of a broker for clients that connect through a proxy. The broker tells them the port of the proxy, so that all of their
 * connections go through it.
 *
 * @param port the port that the broker listens on; 0 for any free port
 * @param advertisedPort the port of the proxy
 */
public record ProxiedListener(int port, int advertisedPort) {

    public ProxiedListener {
        if (advertisedPort < 1) {
            throw new IllegalArgumentException("the advertised port must be positive: " + advertisedPort);
        }
    }

    /** The listener with a port that was free a moment ago, if it has none. */
    ProxiedListener onPort(String option) {
        return new ProxiedListener(LoopbackPort.choose(port, "Kafka", option), advertisedPort);
    }

    /** The name of the listener in the broker's settings; each has its own. */
    String listenerName() {
        return "PROXIED_" + advertisedPort;
    }
}

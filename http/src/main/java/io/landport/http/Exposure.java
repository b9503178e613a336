package io.landport.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Decides whether a process may serve on an address. */
final class Exposure {
    private Exposure() {}

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new HttpStartException(
                    "cannot serve HTTP on " + host + ": unknown host; correct LANDPORT_HTTP_HOST", e);
        }
    }

    /**
     * Off loopback, routes that are not open need TLS and tokens, by this process or by a proxy.
     *
     * @throws HttpStartException if they would have neither
     */
    static void require(HttpSettings settings, List<Route> routes) {
        if (!routes.stream().allMatch(route -> route.access().isOpen())) {
            requireProtected(settings);
        }
    }

    /** The same for routes of which at least one is not open. */
    static void requireProtected(HttpSettings settings) {
        boolean isProtected = settings.tls().isPresent() && settings.tokens() == TokenPolicy.REQUIRED;
        if (isLoopback(settings.host()) || isProtected || settings.isBehindProxy()) {
            return;
        }
        throw new HttpStartException("cannot serve HTTP on " + settings.host()
                + " without TLS and tokens: set LANDPORT_HTTP_CERTIFICATE and LANDPORT_HTTP_KEY and leave"
                + " LANDPORT_HTTP_TOKENS at required; or set LANDPORT_HTTP_PROXY to yes if a proxy in front does TLS and"
                + " authentication; or serve on loopback with LANDPORT_HTTP_HOST=" + HttpSettings.LOOPBACK);
    }
}

package io.landport.http.request;

import java.util.Map;

/** Headers of every response. */
public final class SecurityHeaders {
    /** The header that a page replaces by its own policy. */
    public static final String POLICY = "Content-Security-Policy";

    /** The policy of everything that is not a page: load nothing, be framed by nobody. */
    public static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final Map<String, String> ALWAYS = Map.of(
            POLICY,
            NOTHING,
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cache-Control",
            "no-store");

    private SecurityHeaders() {}

    static Map<String, String> always() {
        return ALWAYS;
    }
}

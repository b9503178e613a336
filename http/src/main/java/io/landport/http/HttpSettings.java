package io.landport.http;

import io.landport.http.limit.Limits;
import io.landport.http.token.PresentedToken;
import java.util.Optional;

/**
 * Where and how a process serves HTTP.
 *
 * @param port 0 for any free port
 * @param tls empty for plain HTTP
 * @param isBehindProxy whether a proxy in front of the process does TLS and authentication
 * @param owner the token of who runs the process, who may do everything; empty if there is none
 */
public record HttpSettings(
        String host,
        int port,
        Optional<TlsFiles> tls,
        TokenPolicy tokens,
        boolean isBehindProxy,
        Limits limits,
        Optional<PresentedToken> owner) {
    /** The address if no other is set. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Plain HTTP on loopback without required tokens. */
    public static HttpSettings onLoopback(int port) {
        return new HttpSettings(
                LOOPBACK, port, Optional.empty(), TokenPolicy.OPTIONAL, false, Limits.defaults(), Optional.empty());
    }

    public HttpSettings on(int changed) {
        return new HttpSettings(host, changed, tls, tokens, isBehindProxy, limits, owner);
    }

    public HttpSettings with(Limits changed) {
        return new HttpSettings(host, port, tls, tokens, isBehindProxy, changed, owner);
    }

    public HttpSettings with(TokenPolicy changed) {
        return new HttpSettings(host, port, tls, changed, isBehindProxy, limits, owner);
    }

    /** The same with a token that allows everything. */
    public HttpSettings withOwner(PresentedToken token) {
        return new HttpSettings(host, port, tls, tokens, isBehindProxy, limits, Optional.of(token));
    }
}

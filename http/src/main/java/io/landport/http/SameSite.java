package io.landport.http;

import io.javalin.http.Context;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests without a token that a browser makes for a page of another site. Without it, any page that an operator opens could use
 * a server on loopback, directly or by a host name that resolves to it.
 *
 * @param isOnLoopback whether browsers reach the server by a name of loopback only
 */
record SameSite(boolean isOnLoopback) {
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** @throws ProblemException if the request is made for a page of another site */
    void require(Context context) {
        String host = Optional.ofNullable(context.header("Host")).orElse("").toLowerCase(Locale.ROOT);
        if (isOnLoopback && !LOOPBACK.contains(PORT.matcher(host).replaceFirst(""))) {
            throw refusal("the header Host does not name loopback");
        }
        Optional<String> site = Optional.ofNullable(context.header("Sec-Fetch-Site"));
        if (site.isPresent() ? !OWN.contains(site.get()) : !isOwn(context.header("Origin"), host)) {
            throw refusal("the page that makes the request is not of this server");
        }
    }

    private static boolean isOwn(@Nullable String origin, String host) {
        if (origin == null) {
            return true;
        }
        try {
            return host.equals(URI.create(origin.toLowerCase(Locale.ROOT)).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ProblemException refusal(String why) {
        return new ProblemException(Problem.of(ProblemTypes.CROSS_SITE, why));
    }
}

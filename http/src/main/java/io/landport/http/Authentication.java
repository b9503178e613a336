package io.landport.http;

import io.javalin.http.Context;
import io.landport.domain.access.AccessToken;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemType;
import io.landport.http.problem.ProblemTypes;
import io.landport.http.token.Access;
import io.landport.http.token.AccessTokens;
import io.landport.http.token.Caller;
import io.landport.http.token.PresentedToken;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Finds out who makes a request: by a bearer token (RFC 6750), or by Basic authentication (RFC 7617) with any user name and the token as
 * password, which spreadsheets can send.
 */
record Authentication(
        TokenPolicy policy, SameSite sameSite, AccessTokens tokens, Optional<PresentedToken> owner, Clock clock) {
    private static final String HEADER = "Authorization";
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String BEARER_CHALLENGE = "Bearer realm=\"landport\"";

    /** Every browser sends it. */
    private static final String OF_BROWSERS = "Sec-Fetch-Mode";

    private static final Duration RETRY = Duration.ofSeconds(2);

    /** @throws ProblemException if there is no valid token where one is needed, or an invalid one */
    Caller caller(Context context) {
        Optional<String> sent = Optional.ofNullable(context.header(HEADER));
        if (sent.isPresent()) {
            if (hasScheme(sent.get(), BASIC)) {
                // Browsers repeat a password on requests that pages of others make.
                sameSite.require(context);
            }
            Optional<PresentedToken> presented = presented(sent.get()).flatMap(PresentedToken::parse);
            return presented.isPresent() && isOwner(presented.get())
                    ? Caller.WITHOUT_TOKEN
                    : new Caller(Optional.of(valid(presented, context)));
        }
        if (policy == TokenPolicy.REQUIRED) {
            challenge(context);
            throw refusal(ProblemTypes.TOKEN_MISSING, "the request has no header Authorization");
        }
        sameSite.require(context);
        return Caller.WITHOUT_TOKEN;
    }

    /** @throws ProblemException if the token of the caller has another role */
    static void requireRole(Caller caller, Access access) {
        caller.token()
                .map(AccessToken::role)
                .filter(role -> !access.admits(role))
                .ifPresent(role -> {
                    throw refusal(
                            ProblemTypes.FORBIDDEN,
                            "the token has the role " + role.code() + ", the route needs " + access.words());
                });
    }

    private boolean isOwner(PresentedToken presented) {
        return owner.map(presented::isSameAs).orElse(false);
    }

    private AccessToken valid(Optional<PresentedToken> presented, Context context) {
        if (!tokens.isLoaded()) {
            throw ProblemException.unavailable("the tokens have not been read from Kafka yet", RETRY);
        }
        context.header(CHALLENGE, BEARER_CHALLENGE + ", error=\"invalid_token\"");
        AccessToken token = presented
                .flatMap(sent -> tokens.find(sent.id()).filter(sent::matches))
                .orElseThrow(() -> refusal(ProblemTypes.TOKEN_INVALID, "the token is unknown or malformed"));
        Instant now = clock.instant();
        if (!token.isValid(now)) {
            throw refusal(
                    ProblemTypes.TOKEN_INVALID,
                    token.revoked() == null ? "the token expired at " + token.expires() : "the token was revoked");
        }
        context.res().setHeader(CHALLENGE, null);
        return token;
    }

    /** Programs that ask for a password wait for the second challenge. A browser would open a dialog, so it does not get it. */
    private static void challenge(Context context) {
        context.res().addHeader(CHALLENGE, BEARER_CHALLENGE);
        if (context.header(OF_BROWSERS) == null) {
            context.res().addHeader(CHALLENGE, "Basic realm=\"landport\", charset=\"UTF-8\"");
        }
    }

    private static Optional<String> presented(String header) {
        if (hasScheme(header, BEARER)) {
            return Optional.of(header.substring(BEARER.length()).strip());
        }
        return hasScheme(header, BASIC)
                ? password(header.substring(BASIC.length()).strip())
                : Optional.empty();
    }

    private static boolean hasScheme(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static Optional<String> password(String credentials) {
        try {
            String userAndPassword = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = userAndPassword.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(userAndPassword.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ProblemException refusal(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail));
    }
}

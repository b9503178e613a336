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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Finds out who makes a request. */
record Authentication(TokenPolicy policy, SameSite sameSite, AccessTokens tokens, Clock clock) {
    private static final String HEADER = "Authorization";
    private static final String SCHEME = "bearer ";
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** @throws ProblemException if there is no valid token where one is needed, or an invalid one */
    Caller caller(Context context) {
        Optional<String> sent = Optional.ofNullable(context.header(HEADER));
        if (sent.isPresent()) {
            return new Caller(Optional.of(valid(sent.get(), context)));
        }
        if (policy == TokenPolicy.REQUIRED) {
            context.header(CHALLENGE, "Bearer realm=\"landport\"");
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

    private AccessToken valid(String header, Context context) {
        if (!tokens.isLoaded()) {
            throw new ProblemException(Problem.retryAfter(
                    ProblemTypes.UNAVAILABLE, "the tokens have not been read from Kafka yet", RETRY));
        }
        context.header(CHALLENGE, "Bearer realm=\"landport\", error=\"invalid_token\"");
        AccessToken token = find(header)
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

    private Optional<AccessToken> find(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        return PresentedToken.parse(header.substring(SCHEME.length()).strip())
                .flatMap(presented -> tokens.find(presented.id()).filter(presented::matches));
    }

    private static ProblemException refusal(ProblemType type, String detail) {
        return new ProblemException(Problem.of(type, detail));
    }
}

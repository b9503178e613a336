package io.landport.http.token;

import io.javalin.http.Context;
import io.landport.domain.access.AccessToken;
import java.util.Optional;

/**
 * Who made a request.
 *
 * @param token that was sent and is valid; empty if none was needed, or if it is that of the owner of the process: then the caller may do
 *     everything
 */
public record Caller(Optional<AccessToken> token) {
    public static final Caller WITHOUT_TOKEN = new Caller(Optional.empty());

    private static final String ATTRIBUTE = Caller.class.getName();
    private static final String NOBODY = "-";

    /** The caller of the request that a handler serves. */
    public static Caller of(Context context) {
        Caller caller = context.attribute(ATTRIBUTE);
        return caller == null ? WITHOUT_TOKEN : caller;
    }

    /** The id of the token, {@code -} without one. Not secret. */
    public String id() {
        return token.map(AccessToken::id).orElse(NOBODY);
    }

    /** Whether the caller may publish documents of a source. */
    public boolean mayPublish(String source) {
        return token.map(known -> known.mayPublish(source)).orElse(true);
    }

    public void attachTo(Context context) {
        context.attribute(ATTRIBUTE, this);
    }

    public static String idIn(Object attribute) {
        return attribute instanceof Caller caller ? caller.id() : NOBODY;
    }

    public static String attribute() {
        return ATTRIBUTE;
    }
}

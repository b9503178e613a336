package io.landport.domain.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an access token. The secret itself is not: only its hash is kept.
 *
 * @param id part of the token, not secret; names it in lists and logs
 * @param label what the token is for, not blank
 * @param sources that a feed may publish for; {@link #ANY_SOURCE} for all. Not empty for a feed, empty for other roles
 * @param hash SHA-256 of the secret as 64 lower-case hexadecimal digits
 * @param created to the millisecond
 * @param expires to the millisecond, after its creation; from then on the token is refused
 * @param revoked when it was revoked, to the millisecond; null if it was not
 */
public record AccessToken(
        String id,
        String label,
        Role role,
        List<String> sources,
        String hash,
        Instant created,
        Instant expires,
        @Nullable Instant revoked) {
    /** Stands for all sources. */
    public static final String ANY_SOURCE = "*";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public AccessToken {
        sources = List.copyOf(sources);
        created = created.truncatedTo(ChronoUnit.MILLIS);
        expires = expires.truncatedTo(ChronoUnit.MILLIS);
        revoked = revoked == null ? null : revoked.truncatedTo(ChronoUnit.MILLIS);
        if (id.isBlank() || label.isBlank()) {
            throw new IllegalArgumentException(
                    "a token needs an id and a label but has '" + id + "' and '" + label + "'");
        }
        if ((role == Role.FEED) == sources.isEmpty()) {
            throw new IllegalArgumentException("a feed needs sources and other roles have none, but the role is "
                    + role.code() + " of " + sources);
        }
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException(
                    "hash must be 64 hexadecimal digits but has " + hash.length() + " characters");
        }
        if (!expires.isAfter(created)) {
            throw new IllegalArgumentException("expires must be after " + created + " but is " + expires);
        }
    }

    /** Whether it is accepted at a time. */
    public boolean isValid(Instant at) {
        return revoked == null && at.isBefore(expires);
    }

    /** Whether its holder may publish documents of a source. */
    public boolean mayPublish(String source) {
        return contains(sources, source);
    }

    static boolean contains(List<String> allowed, String source) {
        return allowed.contains(ANY_SOURCE) || allowed.contains(source);
    }

    /** This token, revoked. Revoking it again does not change the time. */
    public AccessToken revokedAt(Instant at) {
        return new AccessToken(id, label, role, sources, hash, created, expires, revoked == null ? at : revoked);
    }
}

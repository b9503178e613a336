package io.landport.http.token;

import io.landport.domain.access.AccessToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as its holder presents it: {@code lp_ID_SECRET}. The id has 48 bits as 12 hexadecimal digits, the secret 256 bits in Base64url.
 * Guessing it is out of reach, so a plain hash protects it.
 */
public final class PresentedToken {
    private static final Pattern FORM = Pattern.compile("lp_([0-9a-f]{12})_([A-Za-z0-9_-]{43})");
    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;

    private final String id;
    private final String secret;

    private PresentedToken(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    public static PresentedToken random(SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new PresentedToken(
                HexFormat.of().formatHex(id),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** The token in a text; empty if the text is none. */
    public static Optional<PresentedToken> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() ? Optional.of(new PresentedToken(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** The part that is not secret. */
    public String id() {
        return id;
    }

    /** What is kept of the secret: SHA-256 in hexadecimal digits. */
    public String hash() {
        return HexFormat.of().formatHex(digest());
    }

    /** Whether it is the token that is kept. Takes the same time wherever they differ. */
    public boolean matches(AccessToken kept) {
        return MessageDigest.isEqual(digest(), HexFormat.of().parseHex(kept.hash()));
    }

    /** Whether it is this token. Takes the same time wherever they differ. */
    public boolean isSameAs(PresentedToken other) {
        return id.equals(other.id) && MessageDigest.isEqual(digest(), other.digest());
    }

    /** The whole token, to be shown to its holder once. */
    public String secretText() {
        return "lp_" + id + '_' + secret;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "lp_" + id + "_...";
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

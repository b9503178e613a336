package io.landport.http.problem;

import java.util.ArrayList;
import java.util.List;

/** The errors that any route can answer with. {@code docs/http.md} has the same as a table. */
public final class ProblemTypes {
    private static final List<ProblemType> ALL = new ArrayList<>();

    public static final ProblemType BAD_REQUEST =
            add("bad-request", 400, "The request is malformed", "Correct what the detail names.");
    public static final ProblemType MALFORMED_BODY = add(
            "malformed-body",
            400,
            "The body cannot be read",
            "Send the whole body, and with Content-Encoding: gzip a complete gzip stream.");
    public static final ProblemType TOKEN_MISSING =
            add("token-missing", 401, "A token is required", "Send the header Authorization: Bearer TOKEN.");
    public static final ProblemType TOKEN_INVALID =
            add("token-invalid", 401, "The token is not valid", "Ask an operator for another: landport tokens create.");
    public static final ProblemType FORBIDDEN =
            add("forbidden", 403, "The token has another role", "Use a token of a role that the detail names.");
    public static final ProblemType CROSS_SITE = add(
            "cross-site",
            403,
            "The request comes from a page of another site",
            "Open the address of this server itself, or send a token.");
    public static final ProblemType NOT_FOUND =
            add("not-found", 404, "There is no such resource", "Compare the path with /openapi.json.");
    public static final ProblemType METHOD_NOT_ALLOWED =
            add("method-not-allowed", 405, "The resource has no such method", "Compare the method with /openapi.json.");
    public static final ProblemType TIMEOUT = add(
            "timeout",
            408,
            "The body was not read in time",
            "Send the body faster or in smaller requests; the detail has the limit.");
    public static final ProblemType BODY_TOO_LARGE = add(
            "body-too-large", 413, "The body is too large", "Send several smaller requests; the detail has the limit.");
    public static final ProblemType DECOMPRESSED_TOO_LARGE = add(
            "decompressed-too-large",
            413,
            "The decompressed body is too large",
            "Send several smaller requests; the detail has the limit.");
    public static final ProblemType UNSUPPORTED_ENCODING = add(
            "unsupported-encoding",
            415,
            "The content encoding is not supported",
            "Send the body as it is, or with Content-Encoding: gzip.");
    public static final ProblemType RATE_LIMITED =
            add("rate-limited", 429, "The token makes too many requests", "Wait for the seconds in Retry-After.");
    public static final ProblemType HEADERS_TOO_LARGE =
            add("headers-too-large", 431, "The headers are too large", "Send fewer or shorter headers.");
    public static final ProblemType INTERNAL =
            add("internal-error", 500, "The server failed", "Give an operator the request id; the log has the cause.");
    public static final ProblemType UNAVAILABLE = add(
            "unavailable",
            503,
            "The server cannot take the request now",
            "Repeat the request after the seconds in Retry-After.");

    private static final int SERVER_ERROR = 500;

    private ProblemTypes() {}

    private static ProblemType add(String slug, int status, String title, String fix) {
        ProblemType type = new ProblemType(slug, status, title, fix);
        ALL.add(type);
        return type;
    }

    /** All of them, by status. */
    public static List<ProblemType> all() {
        return List.copyOf(ALL);
    }

    /** The most general type of a status that the server itself answers with. */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 408 -> TIMEOUT;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_ENCODING;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> UNAVAILABLE;
            default -> status < SERVER_ERROR ? BAD_REQUEST : INTERNAL;
        };
    }
}

package io.landport.http.problem;

import java.util.List;

/** The errors that any route can answer with. {@code docs/http.md} has the same as a table. */
public final class ProblemTypes {
    public static final ProblemType BAD_REQUEST =
            new ProblemType("bad-request", 400, "The request is malformed", "Correct what the detail names.");
    public static final ProblemType MALFORMED_BODY = new ProblemType(
            "malformed-body",
            400,
            "The body cannot be read",
            "Send the whole body, and with Content-Encoding: gzip a complete gzip stream.");
    public static final ProblemType TOKEN_MISSING = new ProblemType(
            "token-missing", 401, "A token is required", "Send the header Authorization: Bearer TOKEN.");
    public static final ProblemType TOKEN_INVALID = new ProblemType(
            "token-invalid", 401, "The token is not valid", "Ask an operator for another: landport tokens create.");
    public static final ProblemType FORBIDDEN = new ProblemType(
            "forbidden", 403, "The token has another role", "Use a token of a role that the detail names.");
    public static final ProblemType CROSS_SITE = new ProblemType(
            "cross-site",
            403,
            "The request comes from a page of another site",
            "Open the address of this server itself, or send a token.");
    public static final ProblemType NOT_FOUND =
            new ProblemType("not-found", 404, "There is no such resource", "Compare the path with /openapi.json.");
    public static final ProblemType METHOD_NOT_ALLOWED = new ProblemType(
            "method-not-allowed", 405, "The resource has no such method", "Compare the method with /openapi.json.");
    public static final ProblemType TIMEOUT = new ProblemType(
            "timeout",
            408,
            "The body did not arrive in time",
            "Send the body faster or in smaller requests; the detail has the limit.");
    public static final ProblemType BODY_TOO_LARGE = new ProblemType(
            "body-too-large", 413, "The body is too large", "Send several smaller requests; the detail has the limit.");
    public static final ProblemType DECOMPRESSED_TOO_LARGE = new ProblemType(
            "decompressed-too-large",
            413,
            "The decompressed body is too large",
            "Send several smaller requests; the detail has the limit.");
    public static final ProblemType UNSUPPORTED_ENCODING = new ProblemType(
            "unsupported-encoding",
            415,
            "The content encoding is not supported",
            "Send the body as it is, or with Content-Encoding: gzip.");
    public static final ProblemType RATE_LIMITED = new ProblemType(
            "rate-limited", 429, "The token makes too many requests", "Wait for the seconds in Retry-After.");
    public static final ProblemType HEADERS_TOO_LARGE =
            new ProblemType("headers-too-large", 431, "The headers are too large", "Send fewer or shorter headers.");
    public static final ProblemType INTERNAL = new ProblemType(
            "internal-error", 500, "The server failed", "Give an operator the request id; the log has the cause.");
    public static final ProblemType UNAVAILABLE = new ProblemType(
            "unavailable",
            503,
            "The server cannot take the request now",
            "Repeat the request after the seconds in Retry-After.");

    private static final List<ProblemType> ALL = List.of(
            BAD_REQUEST,
            MALFORMED_BODY,
            TOKEN_MISSING,
            TOKEN_INVALID,
            FORBIDDEN,
            CROSS_SITE,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            TIMEOUT,
            BODY_TOO_LARGE,
            DECOMPRESSED_TOO_LARGE,
            UNSUPPORTED_ENCODING,
            RATE_LIMITED,
            HEADERS_TOO_LARGE,
            INTERNAL,
            UNAVAILABLE);

    private static final int SERVER_ERROR = 500;

    private ProblemTypes() {}

    /** All of them, by status. */
    public static List<ProblemType> all() {
        return ALL;
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

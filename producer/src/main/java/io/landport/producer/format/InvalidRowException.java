package io.landport.producer.format;

import io.landport.domain.judge.Reason;

/**
 * Carries the problem of a row from the check that found it to the feed, which rejects the row. Never leaves this package.
 * Has no stack trace, because bad input is expected.
 */
final class InvalidRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 80;

    private final Reason reason;

    InvalidRowException(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    static InvalidRowException value(Reason reason, String field, String value, String expected) {
        return new InvalidRowException(reason, field + " is '" + shown(value) + "', must be " + expected);
    }

    static InvalidRowException missing(String field) {
        return new InvalidRowException(Reason.MISSING_FIELD, field + " is missing");
    }

    static InvalidRowException unknown(String field) {
        return new InvalidRowException(Reason.UNKNOWN_FIELD, "there is no field '" + shown(field) + "' here");
    }

    /** The same problem with its place in the document. */
    InvalidRowException in(String place) {
        return new InvalidRowException(reason, detail() + " (" + place + ')');
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    private static String shown(String value) {
        String clean = value.codePoints()
                .limit(MAX_SHOWN)
                .map(point -> Character.isISOControl(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.length() < value.length() ? clean + "..." : clean;
    }
}

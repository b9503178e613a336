package io.landport.producer.format;

import io.landport.domain.judge.Reason;

/**
 * Carries what is wrong with a row from the check that found it to the feed, which makes a refusal of it. Never leaves
 * this package, and has no stack trace because it is an answer, not an accident.
 */
final class Misread extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 80;

    private final Reason reason;

    Misread(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    static Misread value(Reason reason, String field, String value, String expected) {
        return new Misread(reason, field + " is '" + shown(value) + "', must be " + expected);
    }

    static Misread missing(String field) {
        return new Misread(Reason.MISSING_FIELD, field + " is missing");
    }

    static Misread unknown(String field) {
        return new Misread(Reason.UNKNOWN_FIELD, "there is no field '" + shown(field) + "' here");
    }

    /** The same with the place inside the document. */
    Misread in(String place) {
        return new Misread(reason, detail() + " (" + place + ')');
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

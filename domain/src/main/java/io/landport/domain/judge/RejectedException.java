package io.landport.domain.judge;

import org.jspecify.annotations.Nullable;

/**
 * Carries a rejection from a failed check to the verdict; the first problem of a document ends its judgement. Never leaves this
 * package. Has no stack trace, because a rejection is a normal result.
 */
final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable FieldLocation location;

    private RejectedException(String problem, Reason reason, @Nullable FieldLocation location) {
        super(problem, null, false, false);
        this.reason = reason;
        this.location = location;
    }

    /**
     * A value of a field that is not accepted.
     *
     * @param what names the value for the feed
     */
    RejectedException(Reason reason, String field, String what, String value) {
        this(what + " is '" + ShownValue.of(value) + '\'', reason, FieldLocation.ofDocument(field));
    }

    /** A value of a field that the feed knows by the field's own name. */
    RejectedException(Reason reason, String field, String value) {
        this(reason, field, field, value);
    }

    /** A problem of the record and not of a field of its document. */
    static RejectedException ofRecord(Reason reason, String what, String value) {
        return new RejectedException(what + " is '" + ShownValue.of(value) + '\'', reason, null);
    }

    /** An amount of a line that is negative or too large. */
    static RejectedException outOfRange(String field, String amount, long max) {
        return new RejectedException(
                field + " is '" + amount + "', must be from 0 to " + max,
                Reason.AMOUNT_OUT_OF_RANGE,
                FieldLocation.ofDocument(field));
    }

    static void unless(boolean holds, Reason reason, String field, String what, String value) {
        if (!holds) {
            throw new RejectedException(reason, field, what, value);
        }
    }

    static void unless(boolean holds, Reason reason, String field, String value) {
        unless(holds, reason, field, field, value);
    }

    /** The same in a line of the document, counted from 1. */
    RejectedException inLine(int number) {
        return new RejectedException(
                String.valueOf(getMessage()), reason, location == null ? null : location.inLine(number));
    }

    Verdict.Rejected verdict() {
        return new Verdict.Rejected(reason, String.valueOf(getMessage()), location);
    }
}

package io.landport.format.feed;

import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * Carries the problem of a row from the check that found it to the feed, which rejects the row. Never leaves this package.
 * Has no stack trace, because bad input is expected.
 */
public final class InvalidRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable FieldLocation location;

    public InvalidRowException(Reason reason, String detail) {
        this(reason, detail, null);
    }

    private InvalidRowException(Reason reason, String detail, @Nullable FieldLocation location) {
        super(detail, null, false, false);
        this.reason = reason;
        this.location = location;
    }

    public static InvalidRowException value(Reason reason, String field, String value, String expected) {
        return new InvalidRowException(
                reason,
                field + " is '" + ShownValue.of(value) + "', must be " + expected,
                FieldLocation.ofDocument(field));
    }

    public static InvalidRowException missing(String field) {
        return new InvalidRowException(Reason.MISSING_FIELD, field + " is missing", FieldLocation.ofDocument(field));
    }

    /** Has no location, because the name of the field is what the document contains. */
    public static InvalidRowException unknown(String field) {
        return new InvalidRowException(Reason.UNKNOWN_FIELD, "there is no field '" + ShownValue.of(field) + "' here");
    }

    /** The same problem in a line of the document, counted from 1. */
    public InvalidRowException inLine(int number) {
        return new InvalidRowException(
                reason,
                detail() + " (line " + number + " of the document)",
                location == null ? null : new FieldLocation(location.field(), number));
    }

    /** The same problem at this XPath. */
    public InvalidRowException at(String path) {
        return new InvalidRowException(reason, detail() + " (" + path + ')', FieldLocation.ofDocument(path));
    }

    /** The same problem with the name of the input's column. */
    public InvalidRowException inColumn(String column) {
        return location == null || column.equals(location.field())
                ? this
                : new InvalidRowException(reason, column + ": " + detail(), new FieldLocation(column, location.line()));
    }

    public Reason reason() {
        return reason;
    }

    /** The field of the value; null if the problem is in no field that the format has. */
    @Nullable
    public FieldLocation location() {
        return location;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}

package io.landport.domain.judge;

/**
 * Carries a rejection from a failed check to the verdict; the first problem of a document ends its judgement. Never leaves this
 * package. Has no stack trace, because a rejection is a normal result.
 */
final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 80;

    private final Reason reason;

    RejectedException(Reason reason, String what, String value) {
        super(what + " is '" + shown(value) + '\'', null, false, false);
        this.reason = reason;
    }

    static void unless(boolean holds, Reason reason, String what, String value) {
        if (!holds) {
            throw new RejectedException(reason, what, value);
        }
    }

    Verdict.Rejected verdict() {
        return new Verdict.Rejected(reason, String.valueOf(getMessage()));
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

package io.landport.answer;

/** An answer cannot be written in a format. The message says why and what to do. */
public final class AnswerFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AnswerFormatException(String message) {
        super(message);
    }

    AnswerFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}

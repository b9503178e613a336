package io.landport.format;

/** What a client says of its documents leads to no format. The message says what to use. */
public final class FormatChoiceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isUnsupported;

    private FormatChoiceException(boolean isUnsupported, String message) {
        super(message);
        this.isUnsupported = isUnsupported;
    }

    static FormatChoiceException unsupported(String message) {
        return new FormatChoiceException(true, message);
    }

    static FormatChoiceException wrong(String message) {
        return new FormatChoiceException(false, message);
    }

    /** Whether there is no such format; otherwise what is said of it is wrong. */
    public boolean isUnsupported() {
        return isUnsupported;
    }

    /** Continues a sentence. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

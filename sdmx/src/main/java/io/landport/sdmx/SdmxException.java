package io.landport.sdmx;

/** Ends a request with an error of the standard. The message says what is wrong and what is allowed. */
public final class SdmxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SdmxError error;

    SdmxException(SdmxError error, String detail) {
        super(detail);
        this.error = error;
    }

    public SdmxError error() {
        return error;
    }

    /** What is wrong and what is allowed. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}

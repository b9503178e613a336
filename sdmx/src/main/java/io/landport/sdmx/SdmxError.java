package io.landport.sdmx;

/** The errors of the SDMX web services guidelines. */
public enum SdmxError {
    NO_RESULTS(100, 404, "No results found"),
    SYNTAX(140, 400, "Syntax error"),
    NOT_ACCEPTABLE(140, 406, "Syntax error"),
    SEMANTIC(150, 403, "Semantic error"),
    NOT_IMPLEMENTED(501, 501, "Not implemented"),
    UNAVAILABLE(503, 503, "Service unavailable"),
    TOO_LARGE(510, 413, "Response size exceeds service limit");

    private static final int UNPROCESSABLE = 422;

    private final int code;
    private final int status;
    private final String title;

    SdmxError(int code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /** The code in messages. */
    public int code() {
        return code;
    }

    /** The HTTP status that the guidelines of a version map it to. */
    public int status(SdmxVersion version) {
        return this == SEMANTIC && version == SdmxVersion.V3_0 ? UNPROCESSABLE : status;
    }

    public String title() {
        return title;
    }

    /** The exception that ends a request with this error. */
    public SdmxException because(String detail) {
        return new SdmxException(this, detail);
    }
}

package io.landport.http.tls;

/** PEM files that cannot be used. The message names the file and never contains a key. */
public final class PemException extends Exception {
    private static final long serialVersionUID = 1L;

    PemException(String message) {
        super(message);
    }

    PemException(String message, Throwable cause) {
        super(message, cause);
    }
}

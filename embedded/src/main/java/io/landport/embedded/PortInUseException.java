package io.landport.embedded;

/** The port of a server is in use by another process. */
public final class PortInUseException extends ServerException {
    /** @param option the command-line option that selects another port, such as {@code --kafka-port} */
    PortInUseException(String server, int port, String option) {
        super(("%s cannot listen on 127.0.0.1:%d: the port is in use by another process. Stop that process, or choose"
                        + " another port with %s (0 for any free port).")
                .formatted(server, port, option));
    }
}

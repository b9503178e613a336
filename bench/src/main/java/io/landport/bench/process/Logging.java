package io.landport.bench.process;

/** The Logback configuration of the bench's processes. */
public final class Logging {
    static final String PROPERTY = "logback.configurationFile";
    static final String FILE = "io/landport/bench/logging.xml";

    private Logging() {}

    /** Configures this process; must be called before anything is logged. */
    public static void configure() {
        System.setProperty(PROPERTY, FILE);
    }
}

package io.landport.bench.process;

/** Where Logback finds how loud the bench's processes are. */
public final class Logging {
    static final String PROPERTY = "logback.configurationFile";
    static final String FILE = "io/landport/bench/logging.xml";

    private Logging() {}

    /** Quietens this process; to be called before anything is logged. */
    public static void quieten() {
        System.setProperty(PROPERTY, FILE);
    }
}

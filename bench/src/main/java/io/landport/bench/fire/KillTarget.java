package io.landport.bench.fire;

/** What can be killed. */
public enum Target {
    STREAMS_ONE("streams 1"),
    STREAMS_TWO("streams 2"),
    CONSUMER_ONE("consumer 1"),
    CONSUMER_TWO("consumer 2"),
    BROKER("broker"),
    DATABASE("database");

    private final String words;

    Target(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}

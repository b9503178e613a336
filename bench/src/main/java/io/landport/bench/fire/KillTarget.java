package io.landport.bench.fire;

/** A process that can be killed. */
public enum KillTarget {
    STREAMS_ONE("streams 1"),
    STREAMS_TWO("streams 2"),
    CONSUMER_ONE("consumer 1"),
    CONSUMER_TWO("consumer 2"),
    BROKER("broker"),
    DATABASE("database");

    private final String text;

    KillTarget(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.landport.bench.fire;

/** A process that can be killed, paused, or cut off from the network. */
public enum FireTarget {
    STREAMS_ONE("streams 1"),
    STREAMS_TWO("streams 2"),
    CONSUMER_ONE("consumer 1"),
    CONSUMER_TWO("consumer 2"),
    INTAKE("intake"),
    FOLDER("folder"),
    WEBHOOKS("webhooks"),
    GATEWAY("gateway"),
    BROKER("broker"),
    DATABASE("database");

    private final String text;

    FireTarget(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}

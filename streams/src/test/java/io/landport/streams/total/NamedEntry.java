package io.landport.streams.total;

/** An entry of a queue that has only a name. */
final class NamedEntry extends PublishQueue.QueueEntry {
    private final String name;

    NamedEntry(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Changes it, after adding it to the queue. */
    void enqueue(PublishQueue<NamedEntry> queue) {
        queue.enqueue(this);
        markChanged();
    }

    void published() {
        setUnpublished(false);
    }

    void saved() {
        setSaved(true);
    }
}

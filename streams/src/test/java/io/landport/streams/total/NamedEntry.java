package io.landport.streams.total;

/** An entry of a queue that has only a name. */
final class NamedEntry extends PublishQueue.QueueEntry {
    private final String name;
    private boolean isUnpublished;
    private boolean isSaved = true;

    NamedEntry(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    @Override
    boolean isUnpublished() {
        return isUnpublished;
    }

    @Override
    boolean isSaved() {
        return isSaved;
    }

    /** Changes it, after adding it to the queue. */
    void enqueue(PublishQueue<NamedEntry> queue) {
        queue.enqueue(this);
        isUnpublished = true;
        isSaved = false;
    }

    void published() {
        isUnpublished = false;
    }

    void saved() {
        isSaved = true;
    }
}

package io.landport.streams.total;

/** One that can be in a line, with nothing to it but a name. */
final class Named extends PublishQueue.Member {
    private final String name;
    private boolean waits;
    private boolean isSaved = true;

    Named(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    @Override
    boolean waits() {
        return waits;
    }

    @Override
    boolean isSaved() {
        return isSaved;
    }

    void change(PublishQueue<Named> in) {
        in.change(this);
        waits = true;
        isSaved = false;
    }

    void published() {
        waits = false;
    }

    void saved() {
        isSaved = true;
    }
}

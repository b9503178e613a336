package io.landport.launcher.screen;

/** A text view of the latest values of a topic. */
public interface Board<V> {

    /** Takes a published value, which replaces the previous value of its key. */
    void take(V value);

    /** The current text; a star marks changes since the last frame. */
    String frame();
}

package io.landport.launcher.screen;

/** What a topic's values come to, as text that can be asked for at any time. */
public interface Board<V> {

    /** Takes a value as published, in place of what was published of the same key before. */
    void take(V value);

    /** The board as it stands; a star marks what changed since the last frame. */
    String frame();
}

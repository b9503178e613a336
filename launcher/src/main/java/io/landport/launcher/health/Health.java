package io.landport.launcher.health;

import java.util.List;

/** What a process says of itself when asked. Answers within about a second, whatever state its servers are in. */
@FunctionalInterface
public interface Health {

    /** Why it is not ready, a sentence each; empty if it is. */
    List<String> reasonsNotReady();
}

package io.landport.http.health;

import java.util.List;

/** The readiness of a process. Responds within about a second, whatever the state of its servers is. */
@FunctionalInterface
public interface Health {

    /** Reasons why it is not ready; empty if it is ready. */
    List<String> reasonsNotReady();
}

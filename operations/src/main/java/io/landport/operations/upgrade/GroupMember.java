package io.landport.operations.upgrade;

import io.landport.contract.Release;
import java.util.Optional;

/**
 * A process, or a thread of it, that reads or writes the formats of an installation.
 *
 * @param group of consumers
 * @param client its id in the group
 * @param host as the broker sees it
 */
public record GroupMember(String group, String client, String host) {
    /** Its version; empty if it is of a version that did not say it. */
    public Optional<Release> release() {
        return Release.ofClientId(client);
    }

    @Override
    public String toString() {
        return group + " on " + host + ": " + release().map(Release::toString).orElse("a version before 0.1.0") + " ("
                + client + ')';
    }
}

package io.landport.streams;

import java.time.Duration;

/** What streams reports while it restores state from changelogs. Called by several threads; must not throw. */
public interface RestoreListener {
    /** Ignores everything. */
    RestoreListener NONE = new RestoreListener() {
        @Override
        public void remaining(String store, int partition, long records) {
            // Nothing to report to.
        }

        @Override
        public void restored(String store, int partition, long records, Duration took) {
            // Nothing to report to.
        }
    };

    /** So many records of a changelog partition remain to be restored. */
    void remaining(String store, int partition, long records);

    /** A changelog partition is restored. */
    void restored(String store, int partition, long records, Duration took);
}

package io.landport.producer.publish;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Rejection;

/** Publishes nothing. */
public final class DryRun implements Destination {
    @Override
    public boolean publishes() {
        return false;
    }

    @Override
    public void take(TradeDocument document) {
        // Read and judged by the caller, and published nowhere.
    }

    @Override
    public void take(Rejection rejection) {
        // Counted by the caller, and published nowhere.
    }

    @Override
    public void take(FeedReport report) {
        // Nothing was published.
    }

    @Override
    public void flush() {
        // Nothing is pending.
    }

    @Override
    public long published() {
        return 0;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}

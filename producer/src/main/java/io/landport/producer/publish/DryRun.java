package io.landport.producer.publish;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Rejection;
import io.landport.domain.judge.Verdict;
import java.time.LocalDate;
import java.util.Optional;

/** Publishes nothing and judges every document, so that a feed sees beforehand what would be refused. */
public final class DryRun implements Destination {
    private final Judge judge;
    private final LocalDate receivedDay;

    /** @param receivedDay the day on which the documents would become known */
    public DryRun(Judge judge, LocalDate receivedDay) {
        this.judge = judge;
        this.receivedDay = receivedDay;
    }

    @Override
    public Optional<Verdict.Rejected> take(TradeDocument document) {
        return judge.judge(document, document.id().channel(), document.id().key(), receivedDay)
                .rejected();
    }

    @Override
    public void take(Rejection rejection) {
        // Counted by who calls, and published nowhere.
    }

    @Override
    public void take(FeedReport report) {
        // Nothing was published that could be accounted for.
    }

    @Override
    public void flush() {
        // Nothing is on its way.
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

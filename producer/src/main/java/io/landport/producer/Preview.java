package io.landport.producer;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Verdict;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Predicts whether the judge will reject a document, with the judge's own code. Streams judges the document again and
 * decides: it may use other reference data, and may receive the document on a later day.
 */
public final class Preview {
    private final Judge judge;
    private final LocalDate receivedDay;

    /** @param receivedDay the received day of the documents */
    public Preview(Judge judge, LocalDate receivedDay) {
        this.judge = judge;
        this.receivedDay = receivedDay;
    }

    Optional<Verdict.Rejected> rejection(TradeDocument document) {
        return judge.judge(document, document.id().channel(), document.id().key(), receivedDay)
                .rejected();
    }
}

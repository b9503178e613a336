package io.landport.producer;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Verdict;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Says before a document is published whether the judge will reject it, by the judge's own code. Streams judges again and
 * decides: it may have other reference data, and the day on which it receives the document may be later.
 */
public final class Preview {
    private final Judge judge;
    private final LocalDate receivedDay;

    /** @param receivedDay the day on which the documents become known */
    public Preview(Judge judge, LocalDate receivedDay) {
        this.judge = judge;
        this.receivedDay = receivedDay;
    }

    Optional<Verdict.Rejected> rejection(TradeDocument document) {
        return judge.judge(document, document.id().channel(), document.id().key(), receivedDay)
                .rejected();
    }
}

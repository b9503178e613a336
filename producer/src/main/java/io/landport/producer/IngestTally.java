package io.landport.producer;

import io.landport.domain.judge.Reason;
import java.util.EnumMap;
import java.util.Map;

/** The numbers of an ingest while it goes. */
final class IngestTally {
    private final Map<Reason, Long> byReason = new EnumMap<>(Reason.class);
    private final Map<Reason, Long> foreseen = new EnumMap<>(Reason.class);
    private long rowsOfInputsDone;
    private long rowsOfInput;
    private long documents;
    private long rejected;

    void rows(long ofInput) {
        rowsOfInput = ofInput;
    }

    void inputEnds() {
        rowsOfInputsDone += rowsOfInput;
        rowsOfInput = 0;
    }

    void document() {
        documents++;
    }

    void rejected(Reason reason) {
        rejected++;
        byReason.merge(reason, 1L, Long::sum);
    }

    void foreseen(Reason reason) {
        foreseen.merge(reason, 1L, Long::sum);
    }

    long rows() {
        return rowsOfInputsDone + rowsOfInput;
    }

    long documents() {
        return documents;
    }

    long rejected() {
        return rejected;
    }

    IngestCounts counts(long published) {
        return new IngestCounts(rows(), documents, published, rejected, byReason, foreseen);
    }
}

package io.landport.producer;

import io.landport.domain.judge.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The running counts of an ingest. */
final class IngestTally {
    private final Map<Reason, Long> byReason = new EnumMap<>(Reason.class);
    private final Map<Reason, Long> predicted = new EnumMap<>(Reason.class);
    private final SortedMap<String, Long> skipped = new TreeMap<>();
    private long rowsOfInputsDone;
    private long rowsOfInput;
    private long documents;
    private long rejected;
    private long rounded;

    void rows(long ofInput) {
        rowsOfInput = ofInput;
    }

    void inputEnds() {
        rowsOfInputsDone += rowsOfInput;
        rowsOfInput = 0;
    }

    void addSkipped(Map<String, Long> ofInput) {
        ofInput.forEach((name, count) -> skipped.merge(name, count, Long::sum));
    }

    /** @param amounts how many of its amounts were rounded */
    void addDocument(long amounts) {
        documents++;
        rounded += amounts;
    }

    void addRejection(Reason reason) {
        rejected++;
        byReason.merge(reason, 1L, Long::sum);
    }

    void addPrediction(Reason reason) {
        predicted.merge(reason, 1L, Long::sum);
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
        return new IngestCounts(rows(), documents, published, rejected, byReason, predicted, skipped, rounded);
    }
}

package io.landport.query.explain;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.reference.Reference;
import io.landport.query.explain.DocumentHistory.Message;
import io.landport.query.explain.TotalSelection.DayRange;
import io.landport.store.index.DocumentPartition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Explains a total: finds the revisions of its days and crossings in the index, reads them, keeps the documents that count in it, reads all
 * other messages of these documents, and settles each document again. Not thread-safe.
 */
public final class Explainer {
    private static final long[] NONE = {};

    private final Connection connection;
    private final InputRecords input;
    private final DeclaredCrossings crossings;
    private final Judge judge;
    private final int maxDocuments;

    /**
     * @param connection to the store, for the index
     * @param reference the reference data of the generation
     * @param maxDocuments that may be behind a total; each takes about two kilobytes of memory
     */
    public Explainer(Connection connection, InputRecords input, Reference reference, int maxDocuments) {
        this.connection = connection;
        this.input = input;
        this.crossings = new DeclaredCrossings(reference);
        this.judge = new Judge(reference);
        this.maxDocuments = maxDocuments;
    }

    /**
     * Explains a total.
     *
     * @param hasLines whether to return the lines of documents
     * @throws TooManyDocumentsException if the documents do not fit into memory
     */
    public Explanation explain(TotalSelection selection, KnownBetween days, boolean hasLines) throws SQLException {
        Optional<DayRange> everyDay = selection.everyDay();
        if (everyDay.isEmpty()) {
            return new Explanation(List.of(), 0);
        }
        DocumentIndex index = DocumentIndex.open(connection, input);
        Reading reading = new Reading(index, selection, hasLines);
        input.read(
                index.revisions(
                        everyDay.get().first(),
                        everyDay.get().last(),
                        (place, day) -> selection.contains(place.source(), day)
                                && crossings
                                        .crossing(place, day)
                                        .filter(selection.crossing())
                                        .isPresent()),
                reading::addIfSelected);
        input.read(reading.withoutRead(index.messages(reading.hashes.sorted())), reading::addIfKnown);
        List<ExplainedDocument> documents = new ArrayList<>();
        reading.histories
                .values()
                .forEach(
                        history -> history.explain(selection, days, this::lines).ifPresent(documents::add));
        return new Explanation(documents, index.recordsScanned());
    }

    /** Judges each line as if it were alone, because the judge adds the lines of a document up. */
    private List<ExplainedLine> lines(Declaration declaration, LocalDate receivedDay) {
        List<ExplainedLine> lines = new ArrayList<>();
        for (int i = 0; i < declaration.lines().size(); i++) {
            Line line = declaration.lines().get(i);
            Declaration alone = new Declaration(
                    declaration.id(),
                    declaration.revision(),
                    declaration.header(),
                    List.of(line),
                    declaration.summarises());
            int number = i + 1;
            judge(alone, declaration.id().key(), receivedDay)
                    .filter(Judged.JudgedRevision.class::isInstance)
                    .map(Judged.JudgedRevision.class::cast)
                    .ifPresent(revision -> revision.counted()
                            .forEach(counted ->
                                    lines.add(new ExplainedLine(number, counted, line, declaration.references()))));
        }
        return lines;
    }

    private Optional<Judged> judge(TradeDocument document, String key, LocalDate receivedDay) {
        return judge.judge(document, document.id().channel(), key, receivedDay).accepted();
    }

    /** The documents found so far. */
    private final class Reading {
        private final DocumentIndex index;
        private final TotalSelection selection;
        private final boolean hasLines;
        private final Map<String, DocumentHistory> histories = new LinkedHashMap<>();
        private final PartitionNumbers hashes = new PartitionNumbers();
        private final PartitionNumbers read = new PartitionNumbers();

        Reading(DocumentIndex index, TotalSelection selection, boolean hasLines) {
            this.index = index;
            this.selection = selection;
            this.hasLines = hasLines;
        }

        void addIfSelected(DocumentRecord record) {
            Optional<Message> message = message(record);
            if (message.isPresent() && isSelected(message.get().judged())) {
                history(record, message.get().judged()).add(record.offset(), message.get());
                read.add(record.partition(), record.offset());
            }
        }

        /** The index finds some records of other documents with the same hash. */
        void addIfKnown(DocumentRecord record) {
            DocumentHistory history = histories.get(record.key());
            if (history != null) {
                message(record).ifPresent(message -> history.add(record.offset(), message));
            }
        }

        /** Removes what was read already. */
        Map<DocumentPartition, long[]> withoutRead(Map<DocumentPartition, long[]> offsets) {
            Map<DocumentPartition, long[]> known = read.sorted();
            Map<DocumentPartition, long[]> rest = new HashMap<>();
            offsets.forEach((partition, ofPartition) -> {
                long[] ofKnown = known.getOrDefault(partition, NONE);
                rest.put(
                        partition,
                        LongStream.of(ofPartition)
                                .filter(offset -> Arrays.binarySearch(ofKnown, offset) < 0)
                                .toArray());
            });
            return rest;
        }

        private boolean isSelected(Judged judged) {
            return judged instanceof Judged.JudgedRevision revision
                    && revision.counted().stream().anyMatch(selection::contains);
        }

        private DocumentHistory history(DocumentRecord record, Judged judged) {
            DocumentHistory known = histories.get(record.key());
            if (known != null) {
                return known;
            }
            if (histories.size() == maxDocuments) {
                throw new TooManyDocumentsException(maxDocuments);
            }
            hashes.add(record.partition(), Integer.toUnsignedLong(record.keyHash()));
            DocumentHistory created = new DocumentHistory(record.partition(), judged.id());
            histories.put(record.key(), created);
            return created;
        }

        private Optional<Message> message(DocumentRecord record) {
            LocalDate receivedDay = index.receivedDay(record.partition(), record.offset());
            return record.document()
                    .filter(document ->
                            document.id().channel() == record.partition().channel())
                    .flatMap(document -> judge(document, record.key(), receivedDay)
                            .map(judged -> new Message(
                                    judged,
                                    receivedDay,
                                    hasLines && document instanceof Declaration declaration ? declaration : null)));
        }
    }
}

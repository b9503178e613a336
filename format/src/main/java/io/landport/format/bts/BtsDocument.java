package io.landport.format.bts;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.FeedProblem;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.Rows;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The rows of one document of a BTS file. */
final class BtsDocument {
    private static final String SCHEME = "us-port";
    private static final String CURRENCY = "USD";

    private final BtsKey key;
    private final List<BtsRow> rows = new ArrayList<>(1);

    BtsDocument(BtsKey key) {
        this.key = key;
    }

    BtsKey key() {
        return key;
    }

    YearMonth month() {
        return key.month();
    }

    long firstLine() {
        return rows.get(0).line();
    }

    void add(BtsRow row) {
        rows.add(row);
    }

    /** The document with the file's revision, or its rejection. */
    FeedItem item(BtsCoverage coverage, long revision) {
        Rows original = original();
        coverage.objection(key.month()).ifPresent(stray -> original.reject(original.firstLine(), stray));
        InvalidRowException problem = original.problem();
        return problem != null
                ? original.rejection(problem, key.documentId(), revision, List.of())
                : new FeedItem.Read(original.firstLine(), original.count(), declaration(revision), 0, this::locate);
    }

    private Rows original() {
        Rows original = new Rows(firstLine(), Rows.MEDIA_TYPE);
        Set<BtsRow.NaturalKey> seen = new HashSet<>();
        for (BtsRow row : rows) {
            original.add(row.original().bytes(), row.line());
            if (row.problem() != null) {
                original.reject(row.line(), row.problem());
            }
            if (!seen.add(row.naturalKey())) {
                original.reject(row.line(), duplicate());
            }
        }
        return original;
    }

    /** Lines are sorted by their natural keys, so that the same rows in another order give the same document. */
    private Declaration declaration(long revision) {
        List<Line> lines =
                sortRows().map(row -> Objects.requireNonNull(row.content())).toList();
        return new Declaration(key.documentId(), revision, header(), lines, List.of());
    }

    private Stream<BtsRow> sortRows() {
        return rows.stream().sorted(Comparator.comparing(BtsRow::naturalKey));
    }

    private FeedProblem locate(Verdict.Rejected rejected) {
        FieldLocation location = rejected.location();
        if (location == null) {
            return new FeedProblem(firstLine(), rejected.reason(), rejected.problem());
        }
        Integer line = location.line();
        return new FeedProblem(
                line == null
                        ? firstLine()
                        : sortRows().skip(line - 1).findFirst().orElseThrow().line(),
                rejected.reason(),
                BtsColumns.nameColumn(location.field(), rejected.problem()));
    }

    private Header header() {
        return new Header(
                key.month().atEndOfMonth(),
                key.flow().code(),
                SCHEME,
                key.port(),
                key.mode(),
                key.partner(),
                null,
                null,
                CURRENCY);
    }

    private static InvalidRowException duplicate() {
        return new InvalidRowException(
                Reason.DUPLICATE_ROW, "the file has an earlier row of the same document, commodity, DF and CONTCODE");
    }
}

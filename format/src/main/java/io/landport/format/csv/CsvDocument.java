package io.landport.format.csv;

import io.landport.domain.document.Line;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.FeedProblem;
import io.landport.format.feed.Field;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.Lines;
import io.landport.format.feed.MessageKind;
import io.landport.format.feed.OriginalAmounts;
import io.landport.format.feed.RawLine;
import io.landport.format.feed.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One document of a {@code csv} file, built from adjacent rows. */
final class CsvDocument {
    private static final Set<Field> OF_THE_DOCUMENT = Arrays.stream(Field.values())
            .filter(field -> !field.isOfLine())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));

    private final DocumentFields head;
    private final CsvConventions conventions;
    private final Rows rows;
    private final List<Line> lines = new ArrayList<>();
    /** The row of each line. */
    private final List<Long> rowsOfLines = new ArrayList<>();

    private final OriginalAmounts amounts = new OriginalAmounts();
    /** Rows after this document's that do not identify their document: they belong to it if another of its rows follows. */
    private final List<UnplacedRow> unplaced = new ArrayList<>();

    private long unplacedBytes;
    private @Nullable MessageKind kind;

    private record UnplacedRow(RawLine line, InvalidRowException problem) {}

    CsvDocument(RawLine first, DocumentFields head, CsvConventions conventions) {
        this.head = head;
        this.conventions = conventions;
        this.rows = new Rows(first.number(), conventions.mediaType());
    }

    /** Equal for the rows of one document. Cells hold no line breaks, so that names are unambiguous. */
    static String name(DocumentFields row) {
        return String.join(
                "\n",
                text(row, Field.CHANNEL),
                text(row, Field.SOURCE),
                text(row, Field.DOCUMENT_ID),
                row.has(Field.KIND) ? text(row, Field.KIND) : MessageKind.REVISION.code(),
                text(row, Field.REVISION),
                text(row, Field.NUMBER));
    }

    String name() {
        return name(head);
    }

    /** Whether it has several rows, so that later rows of it are an error. Decisions and cancellations have one row. */
    boolean hasLines() {
        return !head.has(Field.KIND) || MessageKind.REVISION.code().equals(head.optional(Field.KIND));
    }

    /**
     * Adds a row of this document.
     *
     * @param problem why it cannot be read, null if there is none
     */
    void add(RawLine line, DocumentFields row, @Nullable InvalidRowException problem) {
        adoptUnplaced();
        if (row.isOfCountedRow()) {
            rows.addAgain(line.bytes(), line.number());
        } else {
            rows.add(line.bytes(), line.number());
        }
        if (problem != null) {
            rows.reject(line.number(), problem);
        } else if (rows.problem() == null) {
            try {
                read(line, row);
            } catch (InvalidRowException e) {
                rows.reject(line.number(), conventions.inColumn(e));
            }
        }
    }

    /** Rejects the document for a row that is added, too. */
    void reject(RawLine line, InvalidRowException cause) {
        rows.reject(line.number(), cause);
    }

    /** Adds a row that may belong to this document; rejects the document if there is more of this than a document can have. */
    void addUnplaced(RawLine line, InvalidRowException cause) {
        unplaced.add(new UnplacedRow(line, cause));
        unplacedBytes += line.bytes().length + 1L;
        if (unplacedBytes > Lines.MAX_BYTES) {
            adoptUnplaced();
        }
    }

    /** The document or its rejection, then the rejections of rows that do not belong to it. */
    List<FeedItem> items() {
        List<FeedItem> items = new ArrayList<>();
        items.add(item());
        for (UnplacedRow row : unplaced) {
            items.add(Rows.rejectAlone(row.line(), row.problem(), conventions.mediaType()));
        }
        return items;
    }

    private void adoptUnplaced() {
        for (UnplacedRow row : unplaced) {
            rows.add(row.line().bytes(), row.line().number());
            rows.reject(row.line().number(), row.problem());
        }
        unplaced.clear();
        unplacedBytes = 0;
    }

    private void read(RawLine line, DocumentFields row) {
        MessageKind known = kind == null ? kind() : kind;
        requireAllowed(known, row);
        if (kind == null) {
            kind = known;
            known.document(head, List.of(), List.of());
            amounts.keep(null, head);
        } else {
            requireAgreement(row);
            requireLines(known);
        }
        if (known == MessageKind.REVISION) {
            if (conventions.isNumbered()) {
                row.put(Field.LINE_NUMBER, Integer.toString(lines.size() + 1));
            }
            lines.add(row.line());
            rowsOfLines.add(line.number());
            amounts.keep(lines.size(), row);
        }
    }

    private MessageKind kind() {
        String code = head.optional(Field.KIND);
        return code == null
                ? MessageKind.REVISION
                : MessageKind.ofCode(code)
                        .orElseThrow(() -> InvalidRowException.value(
                                Reason.UNKNOWN_CODE, Field.KIND.column(), code, "revision, cancellation or decision"));
    }

    private static void requireAllowed(MessageKind known, DocumentFields row) {
        for (Field field : Field.values()) {
            if (row.has(field) && !known.allows(field)) {
                throw new InvalidRowException(
                        Reason.UNKNOWN_FIELD, "a " + known.code() + " has no " + field.column() + ": leave it empty");
            }
        }
    }

    private static void requireLines(MessageKind known) {
        if (known != MessageKind.REVISION) {
            throw new InvalidRowException(Reason.DUPLICATE_ROW, "a " + known.code() + " is one row");
        }
    }

    private void requireAgreement(DocumentFields row) {
        for (Field field : OF_THE_DOCUMENT) {
            if (!Objects.equals(row.optional(field), head.optional(field))) {
                throw new InvalidRowException(
                        Reason.CONTRADICTING_ROWS,
                        field.column() + " differs from the first row of the document, at line " + rows.firstLine());
            }
        }
    }

    private FeedItem item() {
        InvalidRowException problem = rows.problem();
        if (problem != null || kind == null) {
            InvalidRowException known = Objects.requireNonNull(problem, "a document without problem has a kind");
            return rows.rejection(
                    known,
                    head.knownId().orElse(null),
                    kind == MessageKind.DECISION ? null : head.knownRevision(),
                    head.knownReferences());
        }
        return new FeedItem.Read(
                rows.firstLine(),
                rows.count(),
                kind.document(head, lines, head.list(Field.SUMMARISES)),
                amounts.rounded(),
                this::locate);
    }

    private FeedProblem locate(Verdict.Rejected rejected) {
        FieldLocation location = rejected.location();
        if (location == null) {
            return new FeedProblem(rows.firstLine(), rejected.reason(), rejected.problem());
        }
        Integer line = location.line();
        return new FeedProblem(
                line == null ? rows.firstLine() : rowsOfLines.get(line - 1),
                rejected.reason(),
                nameColumn(
                        conventions.column(column(location)),
                        amounts.restore(rejected).problem()));
    }

    /** The column of a field. A line without partner or procedure has those of the document. */
    private String column(FieldLocation location) {
        Integer number = location.line();
        boolean isOfLine = number != null && !isOfDocument(location.field(), lines.get(number - 1));
        return Arrays.stream(Field.values())
                .filter(field -> field.isOfLine() == isOfLine && field.member().equals(location.field()))
                .findFirst()
                .map(Field::column)
                .orElse(location.field());
    }

    private static boolean isOfDocument(String field, Line line) {
        return switch (field) {
            case "partner" -> line.partner() == null;
            case "procedure" -> line.procedure() == null;
            default -> false;
        };
    }

    private static String nameColumn(String column, String problem) {
        return problem.startsWith(column + ' ') ? problem : column + ": " + problem;
    }

    private static String text(DocumentFields row, Field field) {
        String text = row.optional(field);
        return text == null ? "" : text;
    }
}

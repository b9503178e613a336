package io.landport.domain.document;

import java.util.List;

/**
 * A revision of a document: its header and all its lines.
 *
 * @param revision orders the revisions of the document, not negative
 * @param summarises numbers of the e-commerce lists whose goods this declaration declares again; if not empty, it is a
 *     summary and counts nowhere
 * @param references other numbers that the document is known by
 */
public record Declaration(
        DocumentId id,
        long revision,
        Header header,
        List<Line> lines,
        List<String> summarises,
        List<DocumentReference> references)
        implements TradeDocument {

    public Declaration {
        lines = List.copyOf(lines);
        summarises = List.copyOf(summarises);
        references = List.copyOf(references);
    }

    @Override
    public Long declaredRevision() {
        return revision;
    }

    /** A declaration without references. */
    public Declaration(DocumentId id, long revision, Header header, List<Line> lines, List<String> summarises) {
        this(id, revision, header, lines, summarises, List.of());
    }

    @Override
    public Declaration withReferences(List<DocumentReference> numbers) {
        return new Declaration(id, revision, header, lines, summarises, numbers);
    }

    /** The same document with other content. */
    public Declaration with(Header otherHeader, List<Line> otherLines) {
        return new Declaration(id, revision, otherHeader, otherLines, summarises, references);
    }
}

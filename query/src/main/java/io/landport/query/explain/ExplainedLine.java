package io.landport.query.explain;

import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Line;
import io.landport.domain.total.Contribution;
import java.util.List;

/**
 * A line of a document that counts in a total.
 *
 * @param number counted from 1
 * @param counted what it adds
 * @param line as declared
 * @param references other numbers of the document, as the declaration gives them
 */
public record ExplainedLine(int number, Contribution counted, Line line, List<DocumentReference> references) {
    public ExplainedLine {
        references = List.copyOf(references);
    }
}

package io.landport.format.csv;

import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RawLine;
import org.jspecify.annotations.Nullable;

/** Passes mapped rows to the documents that they belong to. */
final class AssembledRows implements MappedRows.Sink {
    private final AdjacentRows documents;
    private final boolean isSingle;

    /** @param isSingle whether each row is a document */
    AssembledRows(AdjacentRows documents, boolean isSingle) {
        this.documents = documents;
        this.isSingle = isSingle;
    }

    @Override
    public void take(RawLine line, int record, DocumentFields row, @Nullable InvalidRowException problem) {
        if (problem == null) {
            documents.add(line, row);
        } else {
            documents.addRejected(line, row, problem);
        }
        if (isSingle) {
            documents.finish();
        }
    }

    @Override
    public void takeUnplaced(RawLine line, InvalidRowException problem) {
        documents.addUnplaced(line, problem);
    }
}

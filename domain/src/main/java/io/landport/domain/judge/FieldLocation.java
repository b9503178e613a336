package io.landport.domain.judge;

import org.jspecify.annotations.Nullable;

/**
 * Where in a document a value is.
 *
 * @param field the field's name in {@code docs/trade-document.schema.json}, the name of the column of a feed, or an
 *     XPath, which begins with a slash
 * @param line the line of the document, counted from 1; null for a field of the whole document
 */
public record FieldLocation(String field, @Nullable Integer line) {

    /** The location of a field of the whole document. */
    public static FieldLocation ofDocument(String field) {
        return new FieldLocation(field, null);
    }

    FieldLocation inLine(int number) {
        return new FieldLocation(field, number);
    }
}

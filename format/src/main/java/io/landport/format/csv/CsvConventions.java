package io.landport.format.csv;

import io.landport.domain.judge.FieldLocation;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.Rows;
import java.util.function.UnaryOperator;

/**
 * What files with one row a line have in common.
 *
 * @param mediaType of rejected rows
 * @param columns the column of a field, for messages
 * @param isNumbered whether lines get their number from their place in the document
 */
record CsvConventions(String mediaType, UnaryOperator<String> columns, boolean isNumbered) {
    /** The columns of {@code csv} are called like the fields. */
    static final CsvConventions OF_CSV = new CsvConventions(Rows.MEDIA_TYPE, UnaryOperator.identity(), false);

    String column(String field) {
        return columns.apply(field);
    }

    InvalidRowException inColumn(InvalidRowException cause) {
        FieldLocation location = cause.location();
        return location == null ? cause : cause.inColumn(column(location.field()));
    }
}

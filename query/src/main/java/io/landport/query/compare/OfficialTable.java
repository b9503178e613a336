package io.landport.query.compare;

import io.landport.query.sql.Dimension;
import java.util.List;
import java.util.Map;

/**
 * A table of official figures. Read by {@link OfficialTableReader}.
 *
 * @param dimensions of the keys of the rows: month, flow and others
 * @param columns places of the dimensions in the file, from 1
 */
public record OfficialTable(List<Dimension> dimensions, Map<Dimension, Integer> columns, List<OfficialRow> rows) {
    public OfficialTable {
        dimensions = List.copyOf(dimensions);
        columns = Map.copyOf(columns);
        rows = List.copyOf(rows);
    }

    boolean has(Dimension dimension) {
        return dimensions.contains(dimension);
    }

    /** Place of a dimension in the file, from 1. */
    int column(Dimension dimension) {
        return columns.getOrDefault(dimension, 0);
    }

    /** The values of a dimension in a row. */
    String value(OfficialRow row, Dimension dimension) {
        return row.key().get(dimensions.indexOf(dimension));
    }
}

package io.landport.query.compare;

import io.landport.query.sql.Dimension;
import java.util.List;
import java.util.Map;

/**
 * A table of official figures. Read by {@link OfficialTableReader}.
 */
public final class OfficialTable {
    private final List<Dimension> dimensions;
    private final Map<Dimension, Integer> columns;
    private final List<OfficialRow> rows;

    /**
     * @param dimensions of the keys of the rows: month, flow and others
     * @param columns places of the dimensions in the file, from 1
     */
    OfficialTable(List<Dimension> dimensions, Map<Dimension, Integer> columns, List<OfficialRow> rows) {
        this.dimensions = List.copyOf(dimensions);
        this.columns = Map.copyOf(columns);
        this.rows = List.copyOf(rows);
    }

    List<Dimension> dimensions() {
        return dimensions;
    }

    boolean has(Dimension dimension) {
        return dimensions.contains(dimension);
    }

    /** Place of a dimension in the file, from 1. */
    int column(Dimension dimension) {
        return columns.getOrDefault(dimension, 0);
    }

    List<OfficialRow> rows() {
        return rows;
    }

    /** The values of a dimension in a row. */
    String value(OfficialRow row, Dimension dimension) {
        return row.key().get(dimensions.indexOf(dimension));
    }
}

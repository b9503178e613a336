package io.landport.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps of column names to values that keep their order. */
final class TableColumns {
    private TableColumns() {}

    /** @param namesAndValues names and values, alternating */
    static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            columns.put((String) namesAndValues[index], namesAndValues[index + 1]);
        }
        return columns;
    }
}

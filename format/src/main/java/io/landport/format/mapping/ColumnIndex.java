package io.landport.format.mapping;

import java.util.ArrayList;
import java.util.List;

/** Finds columns by name: exactly, or else without regard to case if only one column fits. */
public final class ColumnIndex {
    private final List<String> names = new ArrayList<>();

    public ColumnIndex(List<String> columns) {
        columns.forEach(column -> names.add(column.strip()));
    }

    /** The index of the first of its names that is a column, -1 if none is. */
    public int of(ColumnName column) {
        for (String name : column.names()) {
            int index = of(name.strip());
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }

    /** The columns that a mapping names and that are not here. */
    public List<ColumnName> missing(Mapping mapping) {
        return mapping.columns().filter(column -> of(column) < 0).distinct().toList();
    }

    public String name(int index) {
        return names.get(index);
    }

    public List<String> names() {
        return List.copyOf(names);
    }

    private int of(String name) {
        int exact = names.indexOf(name);
        if (exact >= 0) {
            return exact;
        }
        int found = -1;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }
}

package io.landport.store.sql;

import java.util.Comparator;

/** The order of rows by their first cells, which are the key. Rows in this order find the same pages of an index in the cache. */
public final class RowOrder implements Comparator<Object[]> {
    private final int keys;

    /** @param keys how many cells; they are never null, and those of a column are of one type */
    public RowOrder(int keys) {
        this.keys = keys;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public int compare(Object[] one, Object[] other) {
        for (int key = 0; key < keys; key++) {
            int result = ((Comparable) one[key]).compareTo(other[key]);
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }
}

package io.landport.streams.total;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The latest of each origin. There are as many origins as partitions of documents: a few. */
final class Origins<V> {
    private static final int FEW = 4;

    private int[] origins;
    private Object[] values;
    private int size;

    Origins() {
        this(FEW);
    }

    /** @param room for so many origins */
    Origins(int room) {
        origins = new int[room];
        values = new Object[room];
    }

    /** How many origins have said anything. */
    int size() {
        return size;
    }

    int origin(int index) {
        return origins[index];
    }

    @SuppressWarnings("unchecked")
    V value(int index) {
        return (V) values[index];
    }

    /** Sets an origin's latest; returns what it was before, null for its first. */
    @Nullable
    V put(int origin, V value) {
        for (int i = 0; i < size; i++) {
            if (origins[i] == origin) {
                V before = value(i);
                values[i] = value;
                return before;
            }
        }
        if (size == origins.length) {
            origins = Arrays.copyOf(origins, 2 * size + 1);
            values = Arrays.copyOf(values, 2 * size + 1);
        }
        origins[size] = origin;
        values[size++] = value;
        return null;
    }

    /** The latest of all origins, added up. */
    V sum(V zero, BinaryOperator<V> plus) {
        V sum = zero;
        for (int i = 0; i < size; i++) {
            sum = plus.apply(sum, value(i));
        }
        return sum;
    }
}

package io.landport.streams.total;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The latest of each origin. There are as many origins as partitions of documents: a few. */
final class Origins<V> {
    private int[] origins = new int[0];
    private Object[] values = new Object[0];

    /** How many origins have said anything. */
    int size() {
        return origins.length;
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
        for (int i = 0; i < origins.length; i++) {
            if (origins[i] == origin) {
                V before = value(i);
                values[i] = value;
                return before;
            }
        }
        origins = Arrays.copyOf(origins, origins.length + 1);
        values = Arrays.copyOf(values, values.length + 1);
        origins[origins.length - 1] = origin;
        values[values.length - 1] = value;
        return null;
    }

    /** The latest of all origins, added up. */
    V sum(V zero, BinaryOperator<V> plus) {
        V sum = zero;
        for (int i = 0; i < origins.length; i++) {
            sum = plus.apply(sum, value(i));
        }
        return sum;
    }
}

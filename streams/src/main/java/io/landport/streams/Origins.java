package io.landport.streams;

import io.landport.domain.total.Amounts;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The latest partial total of each origin of one change. */
record Origins(SortedMap<Integer, Amounts> amounts) {
    static final Origins NONE = new Origins(new TreeMap<>());

    Amounts of(int origin) {
        return amounts.getOrDefault(origin, Amounts.ZERO);
    }

    Origins with(int origin, Amounts latest) {
        SortedMap<Integer, Amounts> others = new TreeMap<>(amounts);
        others.put(origin, latest);
        return new Origins(others);
    }

    Amounts sum() {
        Amounts sum = Amounts.ZERO;
        for (Map.Entry<Integer, Amounts> origin : amounts.entrySet()) {
            sum = sum.plus(origin.getValue());
        }
        return sum;
    }
}

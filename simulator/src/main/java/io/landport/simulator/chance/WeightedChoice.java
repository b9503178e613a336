package io.landport.simulator.chance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Draws from choices in proportion to their shares. Choices with a share of 0 are never drawn. */
public final class WeightedChoice<T> {
    private final List<T> choices = new ArrayList<>();
    private final List<Double> ends = new ArrayList<>();
    private double end;

    private WeightedChoice() {}

    public static <R, T> WeightedChoice<T> of(List<R> rows, ToDoubleFunction<R> share, Function<R, T> choice) {
        WeightedChoice<T> shares = new WeightedChoice<>();
        rows.forEach(row -> shares.add(share.applyAsDouble(row), choice.apply(row)));
        return shares;
    }

    boolean isEmpty() {
        return choices.isEmpty();
    }

    /** @throws IllegalStateException if there is nothing to choose from */
    public T draw(SimulationRandom random) {
        if (isEmpty()) {
            throw new IllegalStateException("no choice has a share");
        }
        double point = random.below(end);
        int chosen = 0;
        while (chosen < ends.size() - 1 && ends.get(chosen) <= point) {
            chosen++;
        }
        return choices.get(chosen);
    }

    private void add(double share, T choice) {
        if (share < 0) {
            throw new IllegalArgumentException("share of " + choice + " is negative: " + share);
        }
        if (share > 0) {
            end += share;
            choices.add(choice);
            ends.add(end);
        }
    }
}

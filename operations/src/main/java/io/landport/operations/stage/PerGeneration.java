package io.landport.operations.stage;

import io.landport.installation.Installation;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is created once for each generation, and again when that becomes live or is kept, because it is asked for often.
 * Thread-safe.
 */
public final class PerGeneration<T> implements Supplier<T> {
    private final Supplier<Installation> live;
    private final Function<Installation, T> creation;
    private @Nullable Installation generation;
    private @Nullable T latest;

    /** @param live the installation with the generation that is live now */
    public PerGeneration(Supplier<Installation> live, Function<Installation, T> creation) {
        this.live = live;
        this.creation = creation;
    }

    @Override
    public synchronized T get() {
        Installation now = live.get();
        Installation before = generation;
        T known = latest;
        if (known == null || before == null || before.number() != now.number() || before.isApart() != now.isApart()) {
            known = creation.apply(now);
            latest = known;
            generation = now;
        }
        return known;
    }
}

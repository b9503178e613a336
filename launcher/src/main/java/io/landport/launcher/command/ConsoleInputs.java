package io.landport.launcher.command;

import io.landport.console.ConsoleInput;
import io.landport.launcher.Installation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the page reads: created once for each generation that is live. Thread-safe. */
final class ConsoleInputs implements Supplier<ConsoleInput> {
    private final Supplier<Installation> live;
    private @Nullable ConsoleInput latest;

    /** @param live the installation with the generation that is live now */
    ConsoleInputs(Supplier<Installation> live) {
        this.live = live;
    }

    @Override
    public synchronized ConsoleInput get() {
        Installation installation = live.get();
        ConsoleInput known = latest;
        if (known == null || known.generation() != installation.number()) {
            known = of(installation);
            latest = known;
        }
        return known;
    }

    private static ConsoleInput of(Installation live) {
        return new ConsoleInput(
                live.number(),
                live.client(),
                live.topics(),
                live.wire(),
                live.reference(),
                live.stages().streams().applicationId(),
                live.stages()::storedOffsets);
    }
}

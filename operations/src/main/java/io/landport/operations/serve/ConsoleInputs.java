package io.landport.operations.serve;

import io.landport.console.ConsoleInput;
import io.landport.console.pipeline.ProcessFigures;
import io.landport.console.pipeline.TopologyPart;
import io.landport.installation.Installation;
import io.landport.operations.stage.StageFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the page reads: created once for each generation that is live. Thread-safe. */
public final class ConsoleInputs implements Supplier<ConsoleInput> {
    private final Supplier<Installation> live;
    private final Supplier<ProcessFigures> process;
    private @Nullable ConsoleInput latest;

    /**
     * @param live the installation with the generation that is live now
     * @param process what this process knows of itself
     */
    public ConsoleInputs(Supplier<Installation> live, Supplier<ProcessFigures> process) {
        this.live = live;
        this.process = process;
    }

    @Override
    public synchronized ConsoleInput get() {
        Installation installation = live.get();
        ConsoleInput known = latest;
        if (known == null || known.pipeline().generation() != installation.number()) {
            known = of(installation, process);
            latest = known;
        }
        return known;
    }

    private static ConsoleInput of(Installation live, Supplier<ProcessFigures> process) {
        return new ConsoleInput(
                StageFactory.of(live).observed(),
                StageFactory.of(live).topology().stream()
                        .map(node -> new TopologyPart(
                                node.subtopology(),
                                node.name(),
                                node.kind(),
                                node.topics(),
                                node.stores(),
                                node.next()))
                        .toList(),
                process,
                live.settings().receipts().orElse(false));
    }
}

package io.landport.bench.trial;

import io.landport.bench.workload.Workload;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What every measurement needs.
 *
 * @param data an empty folder for all servers and programs
 * @param seed of the generated documents
 * @param progress receives each step
 */
public record Session(Path data, long seed, Consumer<String> progress) {
    @SuppressWarnings("AnnotateFormatMethod") // All texts are of the bench.
    public void step(String text, Object... values) {
        progress.accept(text.formatted(values));
    }

    public Workload workload() {
        return new Workload(seed);
    }
}

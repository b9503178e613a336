package io.landport.console.pipeline;

/** The latest figures of the process. Not thread-safe. */
public final class LatestFigures {
    private ProcessFigures latest = ProcessFigures.NONE;

    public void set(ProcessFigures figures) {
        latest = figures;
    }

    public ProcessFigures get() {
        return latest;
    }
}

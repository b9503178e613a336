package io.landport.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Writes each outcome as a line of JSON as soon as it is known, in the order of the documents, while the request is still being read. A
 * client that does not read its acknowledgements is not read either.
 */
final class AcknowledgementStream implements OutcomeSink {
    /** Documents that may wait for their acknowledgement. */
    private static final int MAX_PENDING = 1_000;

    private final OutputStream out;
    private final OutcomeJson json;
    private final BlockingQueue<Entry> pending = new ArrayBlockingQueue<>(MAX_PENDING);
    private final CompletableFuture<Void> written = new CompletableFuture<>();
    private final Summary counts = new Summary(false);

    /** An outcome, or the end. */
    private record Entry(CompletableFuture<Outcome> outcome, boolean isEnd) {}

    private AcknowledgementStream(OutputStream out, OutcomeJson json) {
        this.out = out;
        this.json = json;
    }

    /** @param writers runs the writer until {@link #end} */
    static AcknowledgementStream start(OutputStream out, OutcomeJson json, Executor writers) {
        AcknowledgementStream stream = new AcknowledgementStream(out, json);
        writers.execute(stream::write);
        return stream;
    }

    @Override
    public void take(CompletableFuture<Outcome> outcome) throws DocumentLog.UnavailableException, InterruptedException {
        put(new Entry(outcome, false));
    }

    /** Waits until all outcomes are written, with a line that counts them. */
    void end() throws DocumentLog.UnavailableException, InterruptedException {
        put(new Entry(new CompletableFuture<>(), true));
        awaitWriter();
    }

    /** @throws IllegalStateException if the client has gone */
    private void put(Entry entry) throws DocumentLog.UnavailableException, InterruptedException {
        while (!pending.offer(entry, 1, TimeUnit.SECONDS)) {
            requireWriter();
        }
        requireWriter();
    }

    private void requireWriter() throws DocumentLog.UnavailableException, InterruptedException {
        if (written.isDone()) {
            awaitWriter();
        }
    }

    private void awaitWriter() throws DocumentLog.UnavailableException, InterruptedException {
        try {
            written.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof DocumentLog.UnavailableException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException("acknowledgements cannot be written", failed.getCause());
        }
    }

    private void write() {
        try {
            for (Entry entry = pending.take(); !entry.isEnd(); entry = pending.take()) {
                write(Summary.result(entry.outcome()));
            }
            Map<String, Object> end = new LinkedHashMap<>();
            end.put("status", "end");
            end.putAll(counts.counted());
            write(end);
            out.flush();
            written.complete(null);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            written.completeExceptionally(interrupted);
        } catch (IOException | DocumentLog.UnavailableException | RuntimeException failed) {
            written.completeExceptionally(failed);
        }
    }

    private void write(Outcome outcome) throws IOException {
        counts.count(outcome);
        write(json.of(outcome));
        if (pending.isEmpty()) {
            out.flush();
        }
    }

    private void write(Map<String, Object> line) throws IOException {
        out.write(OutcomeJson.text(line).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}

package io.landport.gateway;

import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
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
import org.jspecify.annotations.Nullable;

/**
 * Writes each outcome as a line of JSON as soon as it is known, in the order of the documents, while the request is still being read. A
 * client that does not read its acknowledgements is not read either. Closing it stops the writer.
 */
final class AcknowledgementStream implements OutcomeSink, AutoCloseable {
    /** Documents that may wait for their acknowledgement. */
    private static final int MAX_PENDING = 1_000;

    /** What follows the last outcome of a request that was read to its end. */
    private static final CompletableFuture<DocumentOutcome> END = new CompletableFuture<>();

    /** Stops the writer. */
    private static final CompletableFuture<DocumentOutcome> STOP = new CompletableFuture<>();

    private final OutputStream out;
    private final OutcomeJson json;
    private final BlockingQueue<CompletableFuture<DocumentOutcome>> pending = new ArrayBlockingQueue<>(MAX_PENDING);
    private final CompletableFuture<Void> written = new CompletableFuture<>();
    private final Summary counts = new Summary(false);
    private boolean isBegun;
    /** Set before the end is added, so that the writer sees it. */
    private volatile @Nullable Problem problem;

    private AcknowledgementStream(OutputStream out, OutcomeJson json) {
        this.out = out;
        this.json = json;
    }

    /** @param writers runs the writer until the end */
    static AcknowledgementStream start(OutputStream out, OutcomeJson json, Executor writers) {
        AcknowledgementStream stream = new AcknowledgementStream(out, json);
        writers.execute(stream::write);
        return stream;
    }

    @Override
    public void take(CompletableFuture<DocumentOutcome> outcome)
            throws IOException, DocumentLog.UnavailableException, InterruptedException {
        isBegun = true;
        while (!pending.offer(outcome, 1, TimeUnit.SECONDS)) {
            requireWriter();
        }
        requireWriter();
    }

    /** Waits until all outcomes are written, with a line that counts them. */
    void end() throws IOException, DocumentLog.UnavailableException, InterruptedException {
        take(END);
        awaitWriter();
    }

    /**
     * Writes the outcomes so far, and as the last line why the rest of the body is not read.
     *
     * @throws ProblemException instead, if nothing was read before: the response has not begun
     */
    void stop(Problem reason) throws IOException, DocumentLog.UnavailableException, InterruptedException {
        if (!isBegun) {
            throw new ProblemException(reason);
        }
        problem = reason;
        end();
    }

    @Override
    public void close() {
        if (!written.isDone()) {
            pending.clear();
            // There is room for it: only this thread adds outcomes.
            pending.add(STOP);
        }
    }

    private void requireWriter() throws IOException, DocumentLog.UnavailableException, InterruptedException {
        if (written.isDone()) {
            awaitWriter();
        }
    }

    private void awaitWriter() throws IOException, DocumentLog.UnavailableException, InterruptedException {
        try {
            written.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DocumentLog.UnavailableException unavailable) {
                throw unavailable;
            }
            if (e.getCause() instanceof IOException gone) {
                throw gone;
            }
            throw new IllegalStateException("acknowledgements cannot be written", e.getCause());
        }
    }

    private void write() {
        try {
            CompletableFuture<DocumentOutcome> outcome = pending.take();
            while (outcome != END && outcome != STOP) {
                write(Summary.result(outcome));
                outcome = pending.take();
            }
            if (outcome == END) {
                writeEnd();
            }
            written.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            written.completeExceptionally(e);
        } catch (IOException | DocumentLog.UnavailableException | RuntimeException e) {
            written.completeExceptionally(e);
        }
    }

    private void writeEnd() throws IOException {
        Map<String, Object> end = new LinkedHashMap<>();
        Problem reason = problem;
        end.put("status", reason == null ? "end" : "stopped");
        if (reason != null) {
            end.put("type", reason.type().reference());
            end.put("detail", reason.detail());
            reason.retryAfterSeconds().ifPresent(seconds -> end.put("retryAfter", Long.valueOf(seconds)));
        }
        end.putAll(counts.counted());
        write(end);
        out.flush();
    }

    private void write(DocumentOutcome outcome) throws IOException {
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

package io.landport.bench.flink.job;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/** The job on an embedded cluster in this process. A failure ends the process; there is no automatic restart. */
public final class FlinkJob implements AutoCloseable {
    private static final int FAILED = 1;
    private static final long TIMEOUT_SECONDS = 30;

    private final JobClient client;
    private volatile boolean isClosing;

    private FlinkJob(JobClient client) {
        this.client = client;
        CompletableFuture<?> unused = watch();
    }

    /** Starts the job and returns when the cluster has accepted it. */
    public static FlinkJob start(JobSettings settings) {
        TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.newInstance()
                .inStreamingMode()
                .withConfiguration(Tuning.of(settings))
                .build());
        tables.executeSql(Statements.documents(settings));
        tables.executeSql(Statements.totals(settings));
        return new FlinkJob(
                tables.executeSql(Statements.sumWinners()).getJobClient().orElseThrow());
    }

    /**
     * Cancels the job; uncommitted results are lost.
     *
     * @throws IllegalStateException if the cluster does not stop
     */
    @Override
    public void close() {
        isClosing = true;
        try {
            client.cancel().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Flink has not stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping Flink", e);
        }
    }

    private CompletableFuture<Void> watch() {
        return client.getJobExecutionResult().handle((result, failure) -> {
            if (!isClosing) {
                end(failure == null ? new IllegalStateException("the job ended unexpectedly") : failure);
            }
            return null;
        });
    }

    private static void end(Throwable failure) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(FAILED);
    }
}

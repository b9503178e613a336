package io.landport.bench.flink.job;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/** The job, running in this process on a cluster of its own. A failure ends the process: it does not begin anew by itself. */
public final class FlinkJob implements AutoCloseable {
    private static final int FAILED = 1;
    private static final long PATIENCE_SECONDS = 30;

    private final JobClient client;
    private volatile boolean isClosing;

    private FlinkJob(JobClient client) {
        this.client = client;
        CompletableFuture<?> unused = watch();
    }

    /** Starts the job and returns once the cluster has taken it. */
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
     * Stops reading; what was not committed is lost.
     *
     * @throws IllegalStateException if the cluster does not stop
     */
    @Override
    public void close() {
        isClosing = true;
        try {
            client.cancel().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("Flink does not stop", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Flink stops", interrupted);
        }
    }

    private CompletableFuture<Void> watch() {
        return client.getJobExecutionResult().handle((result, failure) -> {
            if (!isClosing) {
                end(failure == null ? new IllegalStateException("the job has ended by itself") : failure);
            }
            return null;
        });
    }

    private static void end(Throwable failure) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(FAILED);
    }
}

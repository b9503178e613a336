package io.landport.bench;

import io.landport.bench.store.StoreLoad;
import io.landport.bench.store.StoreQuestion;
import io.landport.bench.store.StoreTimes;
import io.landport.bench.store.StoreTimes.Answer;
import io.landport.embedded.DataFolder;
import io.landport.embedded.EmbeddedDatabase;
import io.landport.reference.ReferenceReader;
import io.landport.store.StoreAddress;
import io.landport.store.StoreUnavailableException;
import io.landport.store.schema.Migrations;
import io.landport.store.write.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "store",
        description =
                "Fills a store with 50 million daily rows and times each view, at one crossing and over the whole store:"
                        + " median after warm-up.",
        sortOptions = false)
final class StoreCommand implements Callable<Integer> {
    private static final double MICROS_PER_MILLI = 1000;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--from",
            paramLabel = "YEAR",
            defaultValue = "" + StoreLoad.FIRST_YEAR,
            description = "First year to fill (default: ${DEFAULT-VALUE}); the last is " + StoreLoad.LAST_YEAR
                    + ". Each year has five million daily rows. The US freight always has five years.")
    private int from;

    @Option(names = "--plans", paramLabel = "FILE", description = "Write each query with its plan to a file.")
    private @Nullable Path plans;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, SQLException, StoreUnavailableException, InterruptedException {
        Path data = options.createFolder();
        try (DataFolder folder = DataFolder.lock(data.resolve("servers"));
                EmbeddedDatabase database = EmbeddedDatabase.startOpen(folder.path(), 0)) {
            StoreAddress address = new StoreAddress(database.jdbcUrl(), database.user(), "");
            Migrations.apply(address);
            try (Store store = new Store(address, 1, ReferenceReader.bundled())) {
                store.initialize(List.of());
            }
            // The consumer's connections have a timeout that is too short for these statements.
            try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), "")) {
                StoreLoad.fill(connection, from, options.progress());
                options.progress().accept("migrating the store again");
                Migrations.apply(address);
                List<Answer> answers = answers(connection);
                print(answers, spec.commandLine().getOut());
                write(answers);
                return answers.stream().allMatch(Answer::isInTime) ? 0 : 1;
            }
        } finally {
            TemporaryFolders.delete(data);
        }
    }

    private List<Answer> answers(Connection connection) throws SQLException {
        List<Answer> answers = new ArrayList<>();
        try (Statement setting = connection.createStatement()) {
            setting.execute("SET max_parallel_workers_per_gather = 2");
        }
        for (StoreQuestion question : StoreQuestion.all()) {
            options.progress().accept(question.view());
            answers.add(StoreTimes.answer(connection, question));
        }
        return answers;
    }

    private void write(List<Answer> answers) throws IOException {
        if (plans == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Answer answer : answers) {
            text.append(answer.question().sql())
                    .append(";\n")
                    .append(answer.plan())
                    .append("\n\n");
        }
        Files.writeString(plans, text);
    }

    private static void print(List<Answer> answers, PrintWriter out) {
        out.printf("%-46s%12s%12s%12s%12s%12s%n", "", "rows", "median ms", "min ms", "max ms", "limit ms");
        for (Answer answer : answers) {
            out.printf(
                    "%-46s%,12d%,12.1f%,12.1f%,12.1f%12s%s%n",
                    answer.question().view(),
                    answer.rows(),
                    millis(answer.median()),
                    millis(answer.least()),
                    millis(answer.most()),
                    answer.question()
                            .bound()
                            .map(bound -> String.format("%.0f", millis(bound)))
                            .orElse(""),
                    answer.isInTime() ? "" : "  over the limit");
        }
        out.flush();
    }

    private static double millis(Duration time) {
        return time.toNanos() / MICROS_PER_MILLI / MICROS_PER_MILLI;
    }
}

package io.landport.bench;

import io.landport.bench.report.FigureRow;
import io.landport.bench.store.StoreLoad;
import io.landport.bench.store.StoreTimes;
import io.landport.bench.store.StoreTimes.Answer;
import io.landport.bench.store.TimedQuestion;
import io.landport.bench.trial.Session;
import io.landport.embedded.DataFolder;
import io.landport.embedded.EmbeddedDatabase;
import io.landport.reference.ReferenceReader;
import io.landport.store.StoreAddress;
import io.landport.store.schema.Migrations;
import io.landport.store.write.Store;
import java.io.IOException;
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
import picocli.CommandLine.Option;

@Command(
        name = "store",
        description =
                "Fills a store with 50 million daily rows and times each view, at one crossing and over the whole store:"
                        + " median after warm-up.",
        showDefaultValues = true,
        sortOptions = false)
final class StoreCommand implements Callable<Integer> {
    private static final double MICROS_PER_MILLI = 1000;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--from",
            paramLabel = "YEAR",
            description = "First year to fill; the last is " + StoreLoad.LAST_YEAR
                    + ". Each year has five million daily rows. The US freight always has five years.")
    private int from = StoreLoad.FIRST_YEAR;

    @Option(names = "--plans", paramLabel = "FILE", description = "Write each query with its plan to a file.")
    private @Nullable Path plans;

    @Override
    public Integer call() throws Exception {
        List<Answer> answers = options.measure(this::answers);
        options.report(answers.stream().map(StoreCommand::row).toList());
        write(answers);
        return answers.stream().allMatch(Answer::isInTime) ? 0 : 1;
    }

    private List<Answer> answers(Session session) throws Exception {
        try (DataFolder folder = DataFolder.lock(session.data().resolve("servers"));
                EmbeddedDatabase database = EmbeddedDatabase.startOpen(folder.path(), 0)) {
            StoreAddress address = new StoreAddress(database.jdbcUrl(), database.user(), "");
            Migrations.apply(address);
            try (Store store = new Store(address, 1, ReferenceReader.bundled())) {
                store.initialize(List.of());
            }
            // The consumer's connections have a timeout that is too short for these statements.
            try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), "")) {
                StoreLoad.fill(connection, from, session.progress());
                session.step("migrating the store again");
                Migrations.apply(address);
                return answers(connection, session);
            }
        }
    }

    private List<Answer> answers(Connection connection, Session session) throws SQLException {
        List<Answer> answers = new ArrayList<>();
        try (Statement setting = connection.createStatement()) {
            setting.execute("SET max_parallel_workers_per_gather = 2");
        }
        for (TimedQuestion question : TimedQuestion.all()) {
            session.step(question.view());
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

    private static FigureRow row(Answer answer) {
        return FigureRow.of(answer.question().view())
                .with("rows", answer.rows())
                .with("median_ms", millis(answer.median()))
                .with("min_ms", millis(answer.least()))
                .with("max_ms", millis(answer.most()))
                .with("limit_ms", answer.question().bound().map(StoreCommand::millis))
                .with("verdict", answer.isInTime() ? "" : "over the limit");
    }

    private static double millis(Duration time) {
        return time.toNanos() / MICROS_PER_MILLI / MICROS_PER_MILLI;
    }
}

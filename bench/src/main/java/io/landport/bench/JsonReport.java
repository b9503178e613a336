package io.landport.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.landport.bench.trial.TrialFigures;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes figures as JSON: one object with the settings of the run, and a row for each line of the table. */
final class JsonReport {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final Map<String, Long> settings;

    /** @param settings of the run, such as seed and documents, by name */
    JsonReport(Path file, Map<String, Long> settings) {
        this.file = file;
        this.settings = settings;
    }

    /** A row; columns keep their order, values are numbers or text. */
    record ReportRow(Map<String, ?> columns) {}

    /** One row for each run of a candidate, or one for a candidate without figures. */
    static List<ReportRow> rows(List<CandidateResults> summaries) {
        return summaries.stream().flatMap(summary -> rows(summary).stream()).toList();
    }

    void write(List<ReportRow> rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file);
                JsonGenerator json = JSON.createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            for (Map.Entry<String, Long> setting : settings.entrySet()) {
                json.writeNumberField(setting.getKey(), setting.getValue());
            }
            json.writeNumberField("cores", Runtime.getRuntime().availableProcessors());
            json.writeArrayFieldStart("rows");
            for (ReportRow row : rows) {
                write(row, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static List<ReportRow> rows(CandidateResults summary) {
        String code = summary.candidate().code();
        String title = summary.candidate().title();
        return summary.hasFigures()
                ? summary.figures().stream()
                        .map(figures -> row(code, title, figures))
                        .toList()
                : List.of(new ReportRow(TableColumns.of(
                        "code",
                        code,
                        "title",
                        title,
                        "problem",
                        summary.problem().orElse(""))));
    }

    private static ReportRow row(String code, String title, TrialFigures figures) {
        return new ReportRow(TableColumns.of(
                "code", code,
                "title", title,
                "documents_per_second", figures.documentsPerSecond(),
                "program_micros", figures.programMicros(),
                "broker_micros", figures.brokerMicros(),
                "database_micros", figures.databaseMicros(),
                "peak_bytes", figures.peakBytes()));
    }

    private static void write(ReportRow row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, ?> column : row.columns().entrySet()) {
            json.writePOJOField(column.getKey(), column.getValue());
        }
        json.writeEndObject();
    }
}

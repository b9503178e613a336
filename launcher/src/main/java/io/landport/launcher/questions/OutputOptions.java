package io.landport.launcher.questions;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.launcher.option.FileName;
import io.landport.terminal.PrintableWriter;
import io.landport.terminal.ProgressLine;
import io.landport.terminal.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of commands that write an answer: in which format, and where to. */
final class OutputOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description =
                    "Output format: table, csv, json, ndjson, parquet, xlsx or sdmx-csv (default: ${DEFAULT-VALUE}).")
    private String format = "";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            converter = FileName.class,
            description = "Write the answer to this file instead of standard output. Required for parquet and xlsx."
                    + " The file is replaced only if the whole answer could be written.")
    private @Nullable Path output;

    /** Writes an answer. */
    @FunctionalInterface
    interface Writing<T> {
        /** @param progress receives the number of rows written so far */
        T to(AnswerOutput out, LongConsumer progress) throws IOException;
    }

    /** The format. */
    AnswerFormat format(CommandSpec spec) {
        AnswerFormat chosen = AnswerFormat.of(format)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--format: unknown format \"" + format + "\"; formats are " + AnswerFormat.codes()));
        if (chosen.isBinary() && output == null) {
            throw new ParameterException(
                    spec.commandLine(), "--format " + format + ": is not text; name a file with --output");
        }
        return chosen;
    }

    /** Writes an answer to the file or to standard output; with a file, shows the progress. */
    <T> T write(CommandSpec spec, Writing<T> answer) throws IOException {
        if (output != null) {
            try (AnswerFile file = AnswerFile.begin(output);
                    ProgressLine line = ProgressLine.of(spec.commandLine().getErr())) {
                Path name = output;
                T result = answer.to(
                        AnswerOutput.of(file.stream()),
                        rows -> line.show(
                                () -> "%s: %,d rows, %,d rows/s".formatted(name, rows, line.perSecond(rows))));
                file.complete();
                return result;
            }
        }
        // An answer is escaped by its format, or not at all.
        return answer.to(
                AnswerOutput.of(PrintableWriter.unescaped(spec.commandLine().getOut()), Screen.columns()), rows -> {});
    }
}

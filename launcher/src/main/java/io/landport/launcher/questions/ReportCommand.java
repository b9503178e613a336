package io.landport.launcher.questions;

import io.landport.domain.text.TextLanguage;
import io.landport.launcher.option.FileName;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.serve.StoreQuestions;
import io.landport.query.StoreReader;
import io.landport.query.report.ReportFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Year;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "report",
        description = "Writes reports about sources, to publish them.",
        subcommands = ReportCommand.QualityCommand.class,
        synopsisSubcommandLabel = "WHAT")
public final class ReportCommand {
    @Command(
            name = "quality",
            description = {
                "Writes how complete, timely and correct the figures of a source for a year are: months, delays,"
                        + " rejections by reason, revisions, gaps to what partners report, and suspect unit values.",
                "The report is a page in HTML, which can be printed, or a workbook (docs/exports.md)."
            })
    static final class QualityCommand extends InstallationCommand {
        private static final int FIRST_YEAR = 1900;
        private static final int LAST_YEAR = 2999;

        @Option(names = "--source", paramLabel = "SOURCE", required = true, description = "Source, such as cn-gacc.")
        private String source = "";

        @Option(names = "--year", paramLabel = "YEAR", required = true, description = "Year, such as 2021.")
        private int year;

        @Option(
                names = "--language",
                paramLabel = "CODE",
                defaultValue = "en",
                description = "Language of the report: en, zh or ru (default: ${DEFAULT-VALUE}).")
        private String language = "";

        @Option(
                names = "--output",
                paramLabel = "FILE",
                required = true,
                converter = FileName.class,
                description =
                        "File of the report, whose name ends in .html or .xlsx. It is replaced only by a whole report.")
        private Path output = Path.of("");

        @Override
        public Integer call() throws IOException {
            TextLanguage chosen = AskingCommand.language(language, commandLine());
            ReportFile format = ReportFile.of(output.toString())
                    .orElseThrow(() ->
                            invalid("--output: the name of a report ends in .html or .xlsx, not \"" + output + '"'));
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                throw invalid("--year: must be " + FIRST_YEAR + " to " + LAST_YEAR + " but is " + year);
            }
            try (StoreReader reader = StoreQuestions.open(installation());
                    AnswerFile file = AnswerFile.begin(output)) {
                format.quality(reader, source, Year.of(year), chosen, file.stream());
                file.complete();
            }
            return 0;
        }
    }
}

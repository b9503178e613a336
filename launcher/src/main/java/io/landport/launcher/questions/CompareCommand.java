package io.landport.launcher.questions;

import io.landport.answer.AnswerFormat;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.launcher.option.FileName;
import io.landport.launcher.option.InstallationOptions;
import io.landport.operations.serve.StoreQuestions;
import io.landport.query.StoreReader;
import io.landport.query.compare.CompareQuestion;
import io.landport.query.compare.CompareRequest;
import io.landport.query.compare.ComparisonReport;
import io.landport.query.compare.InvalidTableException;
import io.landport.query.compare.OfficialTable;
import io.landport.query.compare.OfficialTableReader;
import io.landport.query.compare.TableComparer;
import io.landport.query.question.InvalidQueryException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "compare",
        modelTransformer = CompareCommand.CompareOptions.class,
        description = {
            "Compares an official table with the monthly totals of the store: which figures are equal, by how much others differ,"
                    + " and how much of that revisions, regimes and exchange rates explain (docs/compare.md).",
            "The file is CSV with the columns month, flow and value, and any of source, reporter, partner, region, crossing,"
                    + " sector, channel, regime, mode, currency and rate, in any order.",
            "Exits with 1 if a difference is left that nothing explains."
        })
public final class CompareCommand implements Callable<Integer> {
    private static final Path STANDARD_INPUT = Path.of("-");

    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Parameters(
            paramLabel = "FILE",
            converter = FileName.class,
            description = "The table, in UTF-8; - for standard input.")
    private Path file = STANDARD_INPUT;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private WaitOptions waiting = new WaitOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        CompareRequest request = request();
        AnswerFormat chosen = output.format(spec);
        OfficialTable table = table(request);
        Installation installation = options.installation();
        waiting.await(installation);
        try (StoreReader store = StoreQuestions.opened(installation)) {
            ComparisonReport report = output.write(spec, (out, progress) -> {
                ComparisonReport compared =
                        new TableComparer(store).compare(request, table, head -> chosen.writer(head, out));
                out.flush();
                return compared;
            });
            report.notices().forEach(spec.commandLine().getErr()::println);
            return report.isAgreement() ? 0 : 1;
        } catch (InvalidTableException bad) {
            throw invalid(bad);
        }
    }

    private OfficialTable table(CompareRequest request) {
        try (InputStream in =
                new BufferedInputStream(file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file))) {
            return OfficialTableReader.read(in, request);
        } catch (InvalidTableException bad) {
            throw invalid(bad);
        } catch (IOException unreadable) {
            throw new CommandException("cannot read " + file + ": " + unreadable, unreadable);
        }
    }

    private CommandException invalid(InvalidTableException bad) {
        return new CommandException("cannot compare " + file + ":" + System.lineSeparator() + bad.getMessage(), bad);
    }

    private CompareRequest request() {
        CompareQuestion question = new CompareQuestion();
        try {
            return question.request(QuestionOptions.values(question.options(), spec));
        } catch (InvalidQueryException bad) {
            throw new ParameterException(spec.commandLine(), String.valueOf(bad.getMessage()), bad);
        }
    }

    /** Adds the options of the question. */
    static final class CompareOptions implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            return QuestionOptions.add(new CompareQuestion().options(), spec);
        }
    }
}

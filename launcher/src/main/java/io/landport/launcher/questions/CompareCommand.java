package io.landport.launcher.questions;

import io.landport.answer.AnswerFormat;
import io.landport.installation.CommandException;
import io.landport.launcher.option.FileName;
import io.landport.query.AnswerReport;
import io.landport.query.StoreReader;
import io.landport.query.compare.CompareQuestion;
import io.landport.query.compare.CompareRequest;
import io.landport.query.compare.InvalidTableException;
import io.landport.query.compare.OfficialTable;
import io.landport.query.compare.OfficialTableReader;
import io.landport.query.compare.TableComparer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        modelTransformer = QuestionOptions.class,
        description = {
            "Compares an official table with the monthly totals of the store: which figures are equal, by how much others"
                    + " differ, and how much of that revisions, regimes and exchange rates explain.",
            "Exits with 1 if a difference is left that nothing explains."
        })
public final class CompareCommand extends AskingCommand<CompareRequest> {
    private static final Path STANDARD_INPUT = Path.of("-");

    @Parameters(
            paramLabel = "FILE",
            converter = FileName.class,
            description = "The table, in UTF-8; - for standard input.")
    private Path file = STANDARD_INPUT;

    @Mixin
    private OutputOptions output = new OutputOptions();

    public CompareCommand() {
        super(new CompareQuestion());
    }

    @Override
    public Integer call() throws IOException {
        CompareRequest request = request();
        AnswerFormat chosen = output.format(spec());
        OfficialTable table = table(request);
        try (StoreReader store = store()) {
            AnswerReport report = output.write(spec(), (out, progress) -> {
                AnswerReport compared =
                        new TableComparer(store).compare(request, table, head -> chosen.writer(head, out));
                out.flush();
                return compared;
            });
            print(report.notices());
            return report.isAgreement() ? 0 : 1;
        } catch (InvalidTableException e) {
            throw invalid(e);
        }
    }

    private OfficialTable table(CompareRequest request) {
        try (InputStream in =
                new BufferedInputStream(file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file))) {
            return OfficialTableReader.read(in, request);
        } catch (InvalidTableException e) {
            throw invalid(e);
        } catch (IOException e) {
            throw new CommandException("cannot read " + file + ": " + e, e);
        }
    }

    private CommandException invalid(InvalidTableException e) {
        return new CommandException("cannot compare " + file + ":" + System.lineSeparator() + e.getMessage(), e);
    }
}

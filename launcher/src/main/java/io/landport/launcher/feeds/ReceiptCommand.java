package io.landport.launcher.feeds;

import io.landport.installation.CommandException;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.serve.StoreQuestions;
import io.landport.query.receipt.ReadableSources;
import io.landport.query.receipt.ReceiptReader;
import io.landport.query.receipt.StoredReceipt;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "receipt",
        description = {
            "Shows the outcome of a document: each fate that its revisions have had, and each message that changed nothing.",
            "The exit code is 1 if there is no receipt."
        })
public final class ReceiptCommand extends InstallationCommand {
    @Parameters(index = "0", paramLabel = "SOURCE", description = "Source of the document, such as us-bts.")
    private String source = "";

    @Parameters(
            index = "1",
            paramLabel = "ID",
            description = "Number of the document at its source, or another number that a message gave it.")
    private String id = "";

    @Override
    public Integer call() {
        try (ReceiptReader reader = StoreQuestions.receipts(installation())) {
            List<StoredReceipt> receipts = reader.of(new ReadableSources(List.of(source)), id);
            if (receipts.isEmpty()) {
                throw new CommandException("no receipt of a document " + id + " of source " + source);
            }
            PrintWriter out = out();
            receipts.forEach(receipt -> out.println(line(receipt)));
            return 0;
        }
    }

    private static String line(StoredReceipt receipt) {
        return "%s  %s %s  %s%s%s"
                .formatted(
                        receipt.decided(),
                        receipt.document(),
                        receipt.revision() == null ? "decision" : "revision " + receipt.revision(),
                        receipt.fate(),
                        receipt.reason() == null ? "" : " (" + receipt.reason() + ", " + receipt.message() + ")",
                        receipt.day() == null
                                ? ""
                                : " on " + receipt.day() + " at " + receipt.crossing() + " in "
                                        + String.join(", ", receipt.sectors()));
    }
}

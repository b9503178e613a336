package io.landport.launcher.feeds;

import io.landport.api.receipt.ReceiptJson;
import io.landport.installation.CommandException;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.serve.StoreQuestions;
import io.landport.operations.stage.ShutdownSignal;
import io.landport.query.receipt.ExpiredCursorException;
import io.landport.query.receipt.ReadableSources;
import io.landport.query.receipt.ReceiptCursor;
import io.landport.query.receipt.ReceiptPage;
import io.landport.query.receipt.ReceiptReader;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = "receipts",
        description = {
            "Prints receipts in order, one JSON object on each line, and the cursor that follows them on standard error.",
            "With that cursor the next call prints what has been added since."
        })
public final class ReceiptsCommand extends InstallationCommand {
    private static final int PAGE = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Option(names = "--source", paramLabel = "ID", split = ",", description = "Print receipts of these sources only.")
    private List<String> sources = List.of();

    @Option(
            names = "--after",
            paramLabel = "CURSOR",
            description = "Print what follows this cursor; otherwise all receipts that are kept.")
    private @Nullable String after;

    @Option(names = "--follow", description = "Go on until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws InterruptedException {
        Optional<ReceiptCursor> cursor = cursor();
        try (ShutdownSignal stopping = new ShutdownSignal();
                ReceiptReader reader = StoreQuestions.receipts(installation())) {
            ReceiptPage page = print(reader, cursor);
            while ((page.hasMore() || follow) && !stopping.isReceivedWithin(page.hasMore() ? Duration.ZERO : PAUSE)) {
                page = print(reader, Optional.of(page.next()));
            }
            err().println("next: " + page.next().text());
            return 0;
        }
    }

    private ReceiptPage print(ReceiptReader reader, Optional<ReceiptCursor> from) {
        try {
            ReceiptPage page = reader.after(from, new ReadableSources(sources), PAGE);
            PrintWriter out = out();
            page.receipts().forEach(receipt -> out.println(ReceiptJson.line(receipt)));
            out.flush();
            return page;
        } catch (ExpiredCursorException e) {
            throw new CommandException(e.getMessage() + ": start again without --after", e);
        }
    }

    private Optional<ReceiptCursor> cursor() {
        if (after == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ReceiptCursor.of(after));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), "--after: " + e.getMessage(), e);
        }
    }
}

package io.landport.launcher.feeds;

import io.landport.api.receipt.ReceiptJson;
import io.landport.installation.CommandException;
import io.landport.launcher.option.InstallationOptions;
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
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "receipts",
        description = {
            "Prints receipts in order, one JSON object on each line, and the cursor that follows them on standard error.",
            "With that cursor the next call prints what has been added since."
        })
public final class ReceiptsCommand implements Callable<Integer> {
    private static final int PAGE = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Option(names = "--source", paramLabel = "ID", split = ",", description = "Print receipts of these sources only.")
    private List<String> sources = List.of();

    @Option(
            names = "--after",
            paramLabel = "CURSOR",
            description = "Print what follows this cursor; otherwise all receipts that are kept.")
    private @Nullable String after;

    @Option(names = "--follow", description = "Go on until Ctrl-C.")
    private boolean follow;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Optional<ReceiptCursor> cursor = cursor();
        try (ShutdownSignal stopping = new ShutdownSignal();
                ReceiptReader reader = StoreQuestions.receipts(options.installation())) {
            ReceiptPage page = printed(reader, cursor);
            while (!stopping.isReceived() && (page.hasMore() || follow)) {
                if (!page.hasMore()) {
                    stopping.await(new CompletableFuture<>(), PAUSE);
                }
                page = printed(reader, Optional.of(page.next()));
            }
            spec.commandLine().getErr().println("next: " + page.next().text());
            return 0;
        }
    }

    private ReceiptPage printed(ReceiptReader reader, Optional<ReceiptCursor> from) {
        try {
            ReceiptPage page = reader.after(from, new ReadableSources(sources), PAGE);
            PrintWriter out = spec.commandLine().getOut();
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
            throw new ParameterException(spec.commandLine(), "--after: " + e.getMessage(), e);
        }
    }
}

package io.landport.launcher.feeds;

import io.landport.api.webhook.WebhookStage;
import io.landport.domain.access.WebhookBalance;
import io.landport.installation.Installation;
import io.landport.launcher.option.InstallationCommand;
import io.landport.monitor.meter.Meters;
import io.landport.operations.serve.StageProcess;
import io.landport.operations.serve.Webhooks;
import io.landport.operations.stage.GenerationStore;
import io.landport.operations.stage.OpenResources;
import io.landport.store.StoredWebhooks;
import io.landport.terminal.Columns;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "webhooks",
        description = {
            "Posts receipts to the feeds that have webhooks in the file that LANDPORT_WEBHOOKS names, until it is stopped. Part of"
                    + " 'up'. Several processes may run; one at a time tells a feed (docs/feeds.md#webhooks)."
        })
public final class WebhooksCommand extends InstallationCommand implements StageProcess.Stage {
    private static final Columns COLUMNS = new Columns("  ", -16, 10, 10, 10, 10, 10, 10, -20);

    @Option(
            names = "--status",
            description =
                    "Print how many receipts of each feed are delivered, pending, parked and skipped, instead. Exits with 1 if"
                            + " they do not add up.")
    private boolean status;

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = installation();
        if (status) {
            return print(installation);
        }
        if (installation.settings().webhooks().isEmpty()) {
            throw invalid("no feed has a webhook: set LANDPORT_WEBHOOKS");
        }
        try (StageProcess process = new StageProcess("webhooks", installation, out())) {
            return process.run(this);
        }
    }

    @Override
    public boolean writesStore() {
        return true;
    }

    @Override
    public CompletableFuture<Optional<Throwable>> start(Installation live, Meters meters, OpenResources resources) {
        return Webhooks.start(live, meters, resources)
                .map(WebhookStage::failed)
                .orElseGet(CompletableFuture::new)
                .thenApply(Optional::of);
    }

    private int print(Installation installation) {
        List<WebhookBalance> balances =
                StoredWebhooks.of(GenerationStore.of(installation).asAnalyst());
        out().println(COLUMNS.line(
                List.of("feed", "receipts", "delivered", "pending", "parked", "skipped", "difference", "problem")));
        for (WebhookBalance balance : balances) {
            out().println(COLUMNS.line(List.of(
                    balance.feed(),
                    "%,d".formatted(balance.receipts()),
                    "%,d".formatted(balance.delivered()),
                    "%,d".formatted(balance.pending()),
                    "%,d".formatted(balance.parked()),
                    "%,d".formatted(balance.skipped()),
                    "%,d".formatted(balance.difference()),
                    balance.failingSince() == null ? "" : balance.problem() + " since " + balance.failingSince())));
        }
        return balances.stream().allMatch(balance -> balance.difference() == 0) ? 0 : 1;
    }
}

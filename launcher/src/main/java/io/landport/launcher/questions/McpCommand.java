package io.landport.launcher.questions;

import io.landport.api.ExplainMount;
import io.landport.api.assistant.Assistant;
import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.serve.LiveExplanations;
import io.landport.operations.serve.StoreQuestions;
import io.landport.operations.stage.StageChecks;
import java.io.IOException;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

@Command(
        name = "mcp",
        description = {
            "Answers questions of an assistant on standard input and output by the Model Context Protocol, until the input"
                    + " ends (docs/assistants.md).",
            "Reads the store, and the document topics to explain totals; it changes nothing."
        })
public final class McpCommand extends InstallationCommand {
    @Override
    public Integer call() throws IOException {
        Installation installation = installation();
        Supplier<Installation> live = () -> {
            try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
                return StageChecks.live(cluster, installation);
            }
        };
        ExplainMount explanations = new ExplainMount(new LiveExplanations(live));
        try (Assistant assistant = StoreQuestions.assistant(() -> installation, explanations)) {
            assistant.serve(System.in, System.out);
        }
        return 0;
    }
}

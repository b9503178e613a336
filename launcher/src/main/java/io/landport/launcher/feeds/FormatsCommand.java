package io.landport.launcher.feeds;

import io.landport.format.Formats;
import io.landport.format.feed.Format;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "formats",
        description = {
            "Lists the formats of feeds: for landport ingest FORMAT, and over HTTP for POST"
                    + " /v1/documents?format=FORMAT.",
            "docs/formats has a page for each."
        })
public final class FormatsCommand implements Callable<Integer> {
    private static final String ROW = "%-12s %-12s %s%n";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getOut().printf(ROW, "format", "from", "what it is");
        for (Format format : Formats.all()) {
            String from = format.isStreamed() ? "files, HTTP" : "files";
            spec.commandLine().getOut().printf(ROW, format.name(), from, format.description());
        }
        return 0;
    }
}

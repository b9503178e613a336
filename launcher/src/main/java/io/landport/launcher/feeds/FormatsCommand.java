package io.landport.launcher.feeds;

import io.landport.format.Formats;
import io.landport.format.feed.Format;
import io.landport.terminal.Columns;
import java.io.PrintWriter;
import java.util.List;
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
    private static final Columns LAYOUT = new Columns(" ", -12, -12);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(LAYOUT.line(List.of("format", "from", "what it is")));
        for (Format format : Formats.all()) {
            String from = format.isStreamed() ? "files, HTTP" : "files";
            out.println(LAYOUT.line(List.of(format.name(), from, format.description())));
        }
        return 0;
    }
}

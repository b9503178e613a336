package io.landport.launcher.feeds;

import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Source;
import io.landport.format.csv.MappedCsv;
import io.landport.format.csv.MappingCatalog;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.mapping.InvalidMappingException;
import io.landport.format.mapping.Mapping;
import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.launcher.option.InstallationCommand;
import io.landport.operations.ingest.IngestSummary;
import io.landport.terminal.Columns;
import io.landport.terminal.PrintableText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "mapping",
        description = "Checks mapping files of csv, and shows what they make of a file (docs/formats/mapped-csv.md).",
        synopsisSubcommandLabel = "ACTION",
        subcommands = {
            MappingCommand.ListAll.class,
            MappingCommand.Show.class,
            MappingCommand.Check.class,
            MappingCommand.Preview.class
        })
public final class MappingCommand {
    private MappingCommand() {}

    @Command(name = "list", description = "Lists the mappings that can be used by name.")
    static final class ListAll extends InstallationCommand {
        @Override
        public Integer call() throws IOException {
            MappingCatalog mappings =
                    MappingCatalog.of(installation().settings().mappings());
            Columns columns = new Columns(" ", -24);
            for (String name : mappings.names()) {
                out().println(columns.line(List.of(name, description(mappings, name))));
            }
            return 0;
        }

        private static String description(MappingCatalog mappings, String name) throws IOException {
            try {
                return PrintableText.of(
                        mappings.find(name).map(Mapping::description).orElse(""));
            } catch (InvalidMappingException e) {
                return "not valid: see landport mapping check " + name;
            }
        }
    }

    @Command(name = "show", description = "Prints a mapping file, as a beginning for another one.")
    static final class Show extends InstallationCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "Name of the mapping.")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            String text = MappingCatalog.of(installation().settings().mappings())
                    .text(name)
                    .orElseThrow(() -> invalid("there is no mapping '" + name + "': see landport mapping list"));
            out().print(text);
            out().flush();
            return 0;
        }
    }

    @Command(
            name = "check",
            description =
                    "Checks a mapping as a whole and names everything that is wrong, with its line and a suggestion.")
    static final class Check extends InstallationCommand {
        @Parameters(index = "0", paramLabel = "NAME|FILE", description = "Mapping by name, or a .yaml file.")
        private String name = "";

        @Override
        public Integer call() {
            Installation installation = installation();
            Mapping mapping = new MappingOption(commandLine(), name)
                    .mapping(MappingCatalog.of(installation.settings().mappings()));
            List<String> problems = problems(mapping, installation.reference());
            if (!problems.isEmpty()) {
                throw new CommandException(String.join("\n", problems));
            }
            out().println("mapping " + mapping.name() + ": no problems" + parameters(mapping));
            return 0;
        }

        /** What the judge would reject of each document, because it is the same in all of them. */
        private static List<String> problems(Mapping mapping, Reference reference) {
            Optional<String> name = mapping.constant("source");
            if (name.isEmpty()) {
                return List.of();
            }
            Optional<Source> source = reference.source(name.get());
            if (source.isEmpty()) {
                return List.of(mapping.file() + ": the reference data has no source '" + name.get()
                        + "'. Correct it, or add the source to the reference folder (docs/reference-data.md)");
            }
            return mapping.constant("channel")
                    .filter(channel -> !channel.equals(source.get().channel().code()))
                    .map(channel -> List.of(mapping.file() + ": the channel of source " + name.get() + " is "
                            + source.get().channel().code() + ", not " + channel + ". Correct the constant"))
                    .or(() -> mapping.constant("crossingScheme")
                            .filter(scheme -> !source.get().crossingSchemes().contains(scheme))
                            .map(scheme -> List.of(mapping.file() + ": source " + name.get()
                                    + " has no crossing scheme " + scheme + ". Use one of "
                                    + String.join(", ", source.get().crossingSchemes()))))
                    .orElse(List.of());
        }

        private static String parameters(Mapping mapping) {
            StringBuilder text = new StringBuilder();
            mapping.parameters()
                    .forEach((name, parameter) -> text.append(System.lineSeparator())
                            .append("--set ")
                            .append(name)
                            .append("=VALUE: ")
                            .append(parameter.description())
                            .append(parameter
                                    .otherwise()
                                    .map(value -> " (default: " + value + ")")
                                    .orElse("")));
            return text.toString();
        }
    }

    @Command(
            name = "preview",
            description = "Shows the first documents of a file as a table, and what is rejected or skipped.")
    static final class Preview extends InstallationCommand {
        @Parameters(index = "0", paramLabel = "NAME|FILE", description = "Mapping by name, or a .yaml file.")
        private String name = "";

        @Parameters(
                index = "1",
                paramLabel = "INPUT",
                description = "File, also compressed (.gz); - is standard input.")
        private String file = "";

        @Option(
                names = "--documents",
                paramLabel = "N",
                defaultValue = "10",
                description = "Maximum number of documents to show (default: ${DEFAULT-VALUE}).")
        private int documents;

        @Option(
                names = "--rows",
                paramLabel = "N",
                defaultValue = "10000",
                description = "Maximum number of rows to read (default: ${DEFAULT-VALUE}).")
        private long rows;

        @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Parameter of the mapping. Can be repeated.")
        private Map<String, String> arguments = Map.of();

        @Override
        public Integer call() {
            MappedCsv format = new MappingOption(commandLine(), name)
                    .format(MappingCatalog.of(installation().settings().mappings()), arguments);
            MappingTable table = new MappingTable();
            try (Feed feed = format.withMaxRows(rows).open(FeedOptions.input(file))) {
                int shown = 0;
                for (FeedItem item = feed.next(); item != null && shown < documents; item = feed.next()) {
                    shown++;
                    table.add(item);
                }
                PrintWriter out = out();
                table.print(out);
                out.println("%,d rows read%s".formatted(feed.rows(), IngestSummary.skipped(feed.skipped())));
                return 0;
            } catch (IOException e) {
                throw new CommandException(String.valueOf(e.getMessage()));
            }
        }
    }
}

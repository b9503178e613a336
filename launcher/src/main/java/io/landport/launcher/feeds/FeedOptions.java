package io.landport.launcher.feeds;

import io.landport.format.Formats;
import io.landport.format.bts.BtsDot3;
import io.landport.format.bts.BtsOptions;
import io.landport.format.csv.MappingCatalog;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The files to read and their format. */
final class FeedOptions {
    private static final String BTS = "bts-dot3";

    @Parameters(
            index = "0",
            paramLabel = "FORMAT",
            description = "Format of the files, as landport formats lists them.")
    private String format = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files, also compressed (.gz); of formats in XML also .zip archives; - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--previous",
            paramLabel = "FILE[,FILE]",
            split = ",",
            hideParamSyntax = true,
            description = "bts-dot3: files that this file restates. Cancels their documents that this file no longer"
                    + " contains.")
    private List<Path> previous = List.of();

    @Option(
            names = "--period",
            paramLabel = "YYYY-MM",
            description =
                    "bts-dot3: period that the file was published for (default: the period in its name). Determines the"
                            + " revision numbers of its documents.")
    private @Nullable YearMonth period;

    @Option(
            names = "--supersede",
            paramLabel = "N",
            description = "bts-dot3: replace documents of the same period that were ingested before: 1 for the first"
                    + " replacement, 2 for the next, up to 99.")
    private int supersede;

    @Option(names = "--partial", description = "bts-dot3: accept files that lack a part of their period.")
    private boolean partial;

    @Option(
            names = "--mapping",
            paramLabel = "NAME|FILE",
            description = "csv: mapping of columns to fields, by name or as a .yaml file (docs/formats/mapped-csv.md).")
    private @Nullable String mapping;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "csv: parameter of the mapping. Can be repeated.")
    private Map<String, String> arguments = Map.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    List<String> files() {
        return files;
    }

    List<Input> inputs() {
        return files.stream().map(FeedOptions::input).toList();
    }

    boolean isBts() {
        return format.equals(BTS);
    }

    boolean isReplacement() {
        return supersede > 0;
    }

    /**
     * The format of the files.
     *
     * @param mappings those that have names
     * @throws ParameterException if there is no such format, or an option does not belong to it
     */
    Format chosen(MappingCatalog mappings) {
        requireOptionsOfTheFormat();
        if (isBts()) {
            return new BtsDot3(new BtsOptions(
                    Optional.ofNullable(period),
                    supersede,
                    partial,
                    previous.stream().map(Input::file).toList()));
        }
        if (mapping != null) {
            return new MappingOption(command.commandLine(), mapping).format(mappings, arguments);
        }
        return Formats.find(format)
                .orElseThrow(() -> invalid("unknown format '" + format + "': must be one of "
                        + Formats.all().stream().map(Format::name).collect(Collectors.joining(", "))));
    }

    /** Options of another format are rejected instead of being ignored silently. */
    private void requireOptionsOfTheFormat() {
        if (!isBts() && (period != null || !previous.isEmpty() || supersede != 0 || partial)) {
            throw invalid(
                    "--period, --previous, --supersede and --partial apply to bts-dot3 files only, not to " + format);
        }
        if (!format.equals("csv") && (mapping != null || !arguments.isEmpty())) {
            throw invalid("--mapping and --set apply to csv files only, not to " + format);
        }
        if (mapping == null && !arguments.isEmpty()) {
            throw invalid("--set needs --mapping");
        }
        if (supersede < 0 || supersede > BtsOptions.MAX_SUPERSEDE) {
            throw invalid("--supersede is " + supersede + ", must be from 1 to " + BtsOptions.MAX_SUPERSEDE);
        }
        if (!previous.isEmpty() && files.size() > 1) {
            throw invalid("--previous names what one FILE restates, but there are " + files.size()
                    + ": give one FILE, and separate previous files with commas");
        }
    }

    static Input input(String file) {
        return file.equals(Input.STANDARD_INPUT) ? Input.stream(System.in) : Input.file(Path.of(file));
    }

    private ParameterException invalid(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}

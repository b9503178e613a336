package io.landport.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Writes a manual page for each command of the program, from the same descriptions as its help. The build of a release runs it; the program
 * does not need it. A page is text for {@code man} in roff and has no date, so that it has the same bytes in each build.
 */
final class ManPages {
    private static final int ONE_LINE = 10_000;
    private static final Help.ColorScheme PLAIN = Help.defaultColorScheme(Help.Ansi.OFF);

    private ManPages() {}

    /** Writes the pages to the folder that the argument names, which is created if it is missing. */
    public static void main(String... arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (CommandLine command :
                commands(new CommandLine(new LandportCommand(Map.of()))).toList()) {
            Files.writeString(folder.resolve(file(command)), page(command));
        }
    }

    /** A command and all below it. */
    static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(ManPages::commands));
    }

    /** The name of the page of a command, such as {@code landport-query-daily.1}. */
    static String file(CommandLine command) {
        return command.getCommandSpec().qualifiedName("-") + ".1";
    }

    static String page(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        // A line break of the synopsis could be within an option.
        spec.usageMessage().width(ONE_LINE);
        Help help = new Help(spec, PLAIN);
        String name = spec.qualifiedName("-");
        // Neither justified nor hyphenated: options are copied.
        StringBuilder page = new StringBuilder(".TH %s 1 \"\" \"%s\" \"%s\"\n.ad l\n.nh\n"
                .formatted(
                        escaped(name.toUpperCase(Locale.ROOT)),
                        spec.root().version()[0],
                        spec.root().name()));
        section(page, "NAME", escaped(name) + " \\- " + escaped(summary(spec)));
        section(page, "SYNOPSIS", escaped(help.synopsis(0).strip()));
        section(page, "DESCRIPTION", paragraphs(lines(spec.usageMessage().description())));
        section(
                page,
                "ARGUMENTS",
                spec.positionalParameters().stream()
                        .filter(parameter -> !parameter.hidden())
                        .map(parameter -> help.createDefaultParameterRenderer()
                                .render(parameter, help.parameterLabelRenderer(), PLAIN))
                        .map(ManPages::item)
                        .collect(Collectors.joining()));
        section(
                page,
                "OPTIONS",
                spec.options().stream()
                        .filter(option -> !option.hidden())
                        .map(option ->
                                help.createDefaultOptionRenderer().render(option, help.parameterLabelRenderer(), PLAIN))
                        .map(ManPages::item)
                        .collect(Collectors.joining()));
        section(
                page,
                "COMMANDS",
                spec.subcommands().values().stream()
                        .map(sub ->
                                item(sub.getCommandSpec().qualifiedName("-") + "(1)", summary(sub.getCommandSpec())))
                        .collect(Collectors.joining()));
        section(page, "NOTES", paragraphs(lines(spec.usageMessage().footer())));
        section(
                page,
                "SEE ALSO",
                spec.parent() == null ? "" : escaped(spec.parent().qualifiedName("-") + "(1)"));
        return page.toString();
    }

    private static void section(StringBuilder page, String title, String text) {
        if (!text.isEmpty()) {
            page.append(".SH ")
                    .append(title)
                    .append('\n')
                    .append(text.stripTrailing())
                    .append('\n');
        }
    }

    private static String paragraphs(List<String> lines) {
        return lines.stream().map(ManPages::escaped).collect(Collectors.joining("\n.PP\n"));
    }

    /** The cells of help: marker, short name, separator, long name, description; a row for each line of the description. */
    private static String item(Text[][] rows) {
        int last = rows[0].length - 1;
        String label = Arrays.stream(rows[0], 0, last)
                .map(Text::toString)
                .collect(Collectors.joining())
                .strip();
        return item(
                label.replaceFirst("^,", "").replaceFirst("^(-.),", "$1, "),
                Arrays.stream(rows).map(row -> row[last].toString().strip()).collect(Collectors.joining(" ")));
    }

    private static String item(String label, String description) {
        return ".TP\n\\fB" + escaped(label) + "\\fR\n" + escaped(description) + '\n';
    }

    /** The first sentence of its description, without the full stop. */
    private static String summary(CommandSpec spec) {
        return lines(spec.usageMessage().description()).get(0).replaceFirst("\\.( .*)?$", "");
    }

    /** With what picocli formats when it prints them. */
    private static List<String> lines(String... of) {
        return Stream.of(of)
                .map(line -> PLAIN.text(line.formatted()).toString())
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** Text in which roff sees no command. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}

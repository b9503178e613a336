package io.landport.launcher;

import io.landport.launcher.questions.QuestionGroup;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The command tree of one call: the called command with its options, and of all others only what the help of their parent
 * lists. Reading the annotations of all commands would take half of the running time of a short command.
 */
final class CommandTree {
    private static final String ARGUMENT_FILE = "@";
    private static final String OPTION = "-";

    private CommandTree() {}

    /**
     * The command line of a root command and the arguments that it will be executed with.
     *
     * @param version lines of {@code --version}; if empty, those of the annotation
     */
    static CommandLine of(Object root, String[] version, String... arguments) {
        if (Stream.of(arguments).anyMatch(argument -> argument.startsWith(ARGUMENT_FILE))) {
            return new CommandLine(root);
        }
        Command command = annotation(root.getClass());
        CommandSpec spec = outline(CommandSpec.wrapWithoutInspection(root), command);
        if (version.length > 0) {
            spec.version(version);
        }
        CommandLine line = new CommandLine(spec);
        addSubcommands(line.getCommandSpec(), command, names(arguments));
        return line;
    }

    /** Options before a command have no values, so the first argument that is not an option is the command. */
    private static Iterator<String> names(String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith(OPTION))
                .iterator();
    }

    /** Works from the root down, because subcommands inherit from their parent when they are added. */
    private static void addSubcommands(CommandSpec parent, Command command, Iterator<String> names) {
        Optional<String> called = names.hasNext() ? Optional.of(names.next()) : Optional.empty();
        for (Class<?> type : command.subcommands()) {
            Command sub = annotation(type);
            boolean isCalled = called.filter(sub.name()::equals).isPresent();
            boolean hasQuestions = QuestionGroup.class.isAssignableFrom(type);
            boolean isGroup = hasQuestions || sub.subcommands().length > 0;
            CommandSpec spec = isCalled && !isGroup ? CommandSpec.forAnnotatedObject(type) : outline(sub);
            parent.addSubcommand(sub.name(), spec);
            if (isCalled && hasQuestions) {
                addQuestions(
                        spec,
                        (QuestionGroup<?>) CommandSpec.forAnnotatedObject(type).userObject(),
                        names.hasNext() ? names.next() : "");
            } else if (isCalled && isGroup) {
                addSubcommands(spec, sub, names);
            }
        }
    }

    private static void addQuestions(CommandSpec parent, QuestionGroup<?> group, String called) {
        group.questions().forEach((code, question) -> {
            CommandSpec outline = CommandSpec.create().name(code);
            outline.usageMessage().description(QuestionGroup.description(question));
            parent.addSubcommand(code, code.equals(called) ? group.spec(code) : outline);
        });
    }

    private static CommandSpec outline(Command command) {
        return outline(CommandSpec.create(), command);
    }

    private static CommandSpec outline(CommandSpec spec, Command command) {
        UsageMessageSpec usage = spec.usageMessage();
        usage.description(command.description());
        if (command.footer().length > 0) {
            usage.footer(command.footer());
        }
        if (!command.synopsisSubcommandLabel().isEmpty()) {
            usage.synopsisSubcommandLabel(command.synopsisSubcommandLabel());
        }
        return spec.name(command.name())
                .version(command.version())
                .mixinStandardHelpOptions(command.mixinStandardHelpOptions())
                .scopeType(command.scope());
    }

    private static Command annotation(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(Command.class))
                .orElseThrow(() -> new IllegalArgumentException(type + " is not a command"));
    }
}

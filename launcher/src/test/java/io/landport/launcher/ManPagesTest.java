package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What manual pages say about the commands that there are. */
final class ManPagesTest {
    private static final String REQUESTS = "\\.(TH|SH|TP|PP|ad l|nh)( .*)?";

    static Stream<CommandLine> commands() {
        return ManPages.commands(new CommandLine(new LandportCommand(Map.of())));
    }

    @Test
    void shouldHaveAPageForEachCommand() {
        // When
        List<String> files = commands().map(ManPages::file).toList();

        // Then
        assertThat(files)
                .doesNotHaveDuplicates()
                .contains("landport.1", "landport-upgrade.1", "landport-query-daily.1", "landport-mapping-check.1");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldNameEveryOptionAndSubcommand(CommandLine command) {
        // When
        String page = ManPages.page(command);

        // Then
        assertThat(page.lines().filter(line -> line.startsWith(".")).toList()).allMatch(line -> line.matches(REQUESTS));
        assertThat(page).doesNotContain("${", "%n", "@|", "\n\n");
        String text = page.replace("\\-", "-");
        assertThat(text).contains(".SH NAME\n" + command.getCommandSpec().qualifiedName("-") + " - ");
        assertThat(command.getCommandSpec().optionsMap().keySet()).allMatch(text::contains);
        assertThat(command.getSubcommands().keySet()).allMatch(name -> text.contains('-' + name + "(1)"));
    }

    /** A line that begins with a point would be read as a request and left out. */
    @Test
    void shouldKeepTextThatLooksLikeARequest() {
        // Given
        CommandLine command =
                new CommandLine(CommandLine.Model.CommandSpec.create().name("x"));
        command.getCommandSpec()
                .version("x 1")
                .usageMessage()
                .description("Prints C:\\new.", ".landport is its folder. More.", "100%%.");

        // When
        String page = ManPages.page(command);

        // Then
        assertThat(page)
                .contains(".SH NAME\nx \\- Prints C:\\enew\n")
                .contains("\n\\&.landport is its folder. More.\n.PP\n100%.\n");
    }
}

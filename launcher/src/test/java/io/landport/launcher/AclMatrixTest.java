package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.kafka.admin.AclGrant;
import io.landport.kafka.admin.KafkaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.PatternType;
import org.junit.jupiter.api.Test;

/** The table of ACLs in {@code docs/security.md} is what {@code landport acls} creates. */
final class AclMatrixTest {
    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/security.md");
    private static final List<String> ALL = new Topics("")
            .all().stream()
                    .map(Topic::name)
                    .filter(name -> !name.startsWith("intake."))
                    .toList();

    @Test
    void shouldDocumentTheAclsOfEachRole() throws IOException {
        // Given
        String table = Stream.of(KafkaRole.values())
                .flatMap(role -> role.grants("").stream().map(grant -> row(role, grant)))
                .collect(Collectors.joining("\n"));

        // When
        String page = Files.readString(PAGE);

        // Then
        assertThat(page)
                .contains("| role | resource | names | operations |\n| --- | --- | --- | --- |\n" + table + "\n\n");
    }

    @Test
    void shouldPrintACommandForEachRowWithThePrefixBeforeEachName() {
        // Given
        Map<String, String> environment =
                Map.of("LANDPORT_PREFIX", "eu.", "LANDPORT_BOOTSTRAP_SERVERS", "kafka.test:9093");

        // When
        CommandRun run = CommandRun.of(environment, "acls", "--user", "consumer=sink");

        // Then
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .hasSize(KafkaRole.CONSUMER.grants("").size())
                .allMatch(
                        line -> line.startsWith(
                                "kafka-acls.sh --bootstrap-server kafka.test:9093 --add --allow-principal User:sink --operation "))
                .contains("kafka-acls.sh --bootstrap-server kafka.test:9093 --add --allow-principal User:sink"
                        + " --operation Read --resource-pattern-type prefixed --group eu.landport-consumer");
        assertThat(run.out()).doesNotContainPattern("--(topic|group) (?!eu\\.)");
    }

    @Test
    void shouldLetTheUserOfAFeedWriteToItsTopicOnly() {
        // When
        CommandRun run = CommandRun.of(
                Map.of("LANDPORT_PREFIX", "eu.", "LANDPORT_BOOTSTRAP_SERVERS", "kafka.test:9093"),
                "acls",
                "--feed",
                "harbour=port");

        // Then
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        "kafka-acls.sh --bootstrap-server kafka.test:9093 --add --allow-principal User:port"
                                + " --operation Describe --operation Write --resource-pattern-type literal --topic eu.intake.harbour.v1");
    }

    @Test
    void shouldRefusePasswordsWithoutCreate() {
        // When
        CommandRun run = CommandRun.of(Map.of(), "acls", "--passwords", "anywhere");

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--passwords needs --create");
    }

    private static String row(KafkaRole role, AclGrant grant) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        role.code(),
                        grant.type().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        names(grant),
                        grant.operations().stream().map(AclGrant::words).collect(Collectors.joining(", ")));
    }

    private static String names(AclGrant grant) {
        if (grant.names().equals(ALL)) {
            return "every [topic](reference/topics.md)";
        }
        if (grant.pattern() == PatternType.PREFIXED && grant.names().size() > 2) {
            return "`" + grant.names().get(0) + "*` to `"
                    + grant.names().get(grant.names().size() - 1) + "*`";
        }
        String star = grant.pattern() == PatternType.PREFIXED ? "*" : "";
        return grant.names().stream().map(name -> "`" + name + star + "`").collect(Collectors.joining(", "));
    }
}

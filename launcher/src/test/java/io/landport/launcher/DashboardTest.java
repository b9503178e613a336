package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The dashboard for Grafana. {@code ObservedInstanceTest} runs its queries. */
final class DashboardTest {
    @Test
    void shouldChooseDataSourceInstancesAndSources() throws IOException {
        // When
        JsonNode dashboard = new ObjectMapper()
                .readTree(ComposeFile.CHECKOUT
                        .resolve(Path.of("compose", "grafana", "dashboards", "landport.json"))
                        .toFile());

        // Then
        assertThat(dashboard.path("templating").path("list").findValuesAsText("name"))
                .containsExactly("datasource", "instance", "source");
        assertThat(dashboard.findValues("datasource"))
                .hasSizeGreaterThan(20)
                .allSatisfy(used -> assertThat(used.path("uid").asText()).isEqualTo("${datasource}"));
        List<String> queries = dashboard.findValuesAsText("expr");
        assertThat(queries).anyMatch(query -> query.contains("source=~\"$source\""));
        // What is of the whole installation has no instance.
        assertThat(queries)
                .filteredOn(query -> query.contains("jvm_") || query.contains("_bucket") || query.contains("process_"))
                .isNotEmpty()
                .allMatch(query -> query.contains("instance=~\"$instance\""));
    }
}

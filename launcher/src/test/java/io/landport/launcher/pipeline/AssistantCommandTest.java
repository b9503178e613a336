package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A desktop assistant that starts {@code landport mcp}, by the client of the protocol's library. */
@SharedInstance
@Tag("server")
final class AssistantCommandTest {
    private static Path data;

    @BeforeAll
    static void take(Instance shared) {
        data = shared.installation().data();
    }

    @Test
    void shouldAnswerWithTheFiguresOfTheStore() throws Exception {
        // Given
        List<String> command = ChildJvm.command("mcp", "--data", data.toString());
        CommandRun sources = CommandRun.of(Map.of(), "query", "fates", "--data", data.toString(), "--format", "csv");

        // When
        String codes;
        String fates;
        try (McpSyncClient client = client(command)) {
            codes = text(client, "codes", Map.of("list", "source", "text", "transborder"));
            fates = text(client, "ask", Map.of("question", "fates"));
        }

        // Then
        assertThat(codes).contains("\"id\":\"us-bts\"");
        assertThat(sources.exitCode()).isZero();
        assertThat(new ObjectMapper().readTree(fates).path("rows"))
                .hasSize((int) sources.out().lines().count() - 1);
    }

    @Test
    void shouldEndWithItsInputAndPrintNothingElse() throws Exception {
        // Given
        Process process = ChildJvm.process(ChildJvm.command("mcp", "--data", data.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        // When
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(printed).isEmpty();
    }

    private static McpSyncClient client(List<String> command) {
        ServerParameters process = ServerParameters.builder(command.get(0))
                .args(command.subList(1, command.size()))
                .build();
        return McpClient.sync(new StdioClientTransport(process, new JacksonMcpJsonMapper(new ObjectMapper())))
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(""))
                .requestTimeout(Duration.ofMinutes(1))
                .initializationTimeout(Duration.ofMinutes(1))
                .build();
    }

    private static String text(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return ((TextContent) client.callTool(CallToolRequest.builder(tool)
                                .arguments(arguments)
                                .build())
                        .content()
                        .get(0))
                .text();
    }
}

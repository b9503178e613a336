package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.domain.access.Role;
import io.landport.http.health.HealthMount;
import io.landport.http.openapi.OpenApiDocument;
import io.landport.http.token.Access;
import io.landport.http.token.AccessTokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class OpenApiTest {
    private static final String SAMPLE = """
            {"paths": {
              "/sum/{month}": {"post": {
                "operationId": "sum", "security": [{"token": []}],
                "parameters": [
                  {"name": "month", "in": "path", "required": true, "example": "2026-01"},
                  {"name": "unit", "in": "query", "example": "kg"}],
                "requestBody": {"content": {"application/json": {"examples": {"two": {"value": [1, 2]}}}}},
                "responses": {"200": {"description": "the sum", "content": {"application/json": {
                  "example": {"month": "2026-01", "sums": [{"unit": "kg"}]}}}}}}}}}
            """;

    private final FakeTokens tokens = new FakeTokens();

    @Test
    void shouldDescribeTheRoutesThatAreServed() throws Exception {
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE, new HealthMount(List::of))) {
            OpenApiContract contract = new OpenApiContract(door, role -> "");

            // When
            List<String> executed = contract.executeExamples();

            // Then
            contract.checkRoutes();
            assertThat(executed).containsExactly("GET /health/live", "GET /health/ready", "GET /openapi.json");
        }
    }

    @Test
    void shouldExecuteExamplesWithParametersBodyAndToken() throws Exception {
        try (FrontDoor door = Doors.open(Doors.requiringTokens(), tokens, new Sums(SAMPLE))) {
            OpenApiContract contract = new OpenApiContract(door, role -> FakeTokens.header(tokens.create(role))[1]);

            // When
            List<String> executed = contract.executeExamples();

            // Then
            contract.checkRoutes();
            assertThat(executed).contains("POST /sum/2026-01?unit=kg");
        }
    }

    @Test
    void shouldDescribeTheTokenOfTheCaller() throws Exception {
        try (FrontDoor door = Doors.open(Doors.requiringTokens(), tokens, new CallerMount())) {
            OpenApiContract contract = new OpenApiContract(door, role -> FakeTokens.header(tokens.create(role))[1]);

            // When
            List<String> executed = contract.executeExamples();

            // Then
            contract.checkRoutes();
            assertThat(executed).contains("GET /v1/token");
        }
    }

    @Test
    void shouldFindARouteThatIsNotDescribedAndOneThatDoesNotExist() {
        // Given
        String other = SAMPLE.replace("/sum/{month}", "/total/{month}");
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE, new Sums(other))) {
            OpenApiContract contract = new OpenApiContract(door, role -> "");

            // Then
            assertThatThrownBy(contract::checkRoutes)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll("POST /sum/{month}", "POST /total/{month}");
        }
    }

    @Test
    void shouldFindARouteWithOtherAccessThanDescribed() {
        // Given
        String open = SAMPLE.replace("[{\"token\": []}]", "[]");
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE, new Sums(open))) {
            OpenApiContract contract = new OpenApiContract(door, role -> "");

            // Then
            assertThatThrownBy(contract::checkRoutes)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("security of POST /sum/{month}");
        }
    }

    @Test
    void shouldFindAResponseOfAnotherFormThanItsExample() {
        // Given
        String other = SAMPLE.replace("{\"unit\": \"kg\"}", "{\"unit\": \"kg\", \"sum\": 3}");
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE, new Sums(other))) {
            OpenApiContract contract = new OpenApiContract(door, role -> "Bearer none");

            // Then
            assertThatThrownBy(contract::executeExamples).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void shouldRefuseTwoDescriptionsOfOnePlace() {
        assertThatThrownBy(() -> OpenApiDocument.join(
                        "{\"info\": {\"title\": \"a\"}}", List.of("{\"info\": {\"title\": \"b\"}}")))
                .hasMessage("two parts of the OpenAPI document define /info/title");
    }

    @Test
    void shouldServeThePageWithEverythingThatItLoads() throws Exception {
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE, new HealthMount(List::of))) {
            Requests requests = new Requests(door.address());

            // When
            HttpResponse<String> page = requests.get("/docs/api");
            List<String> loaded = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                    .matcher(page.body())
                    .results()
                    .map(link -> link.group(1))
                    .toList();

            // Then
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(
                            policy -> assertThat(policy).startsWith("default-src 'none'; script-src 'self';"));
            assertThat(page.body()).doesNotContain("<script>", "style=", "onload");
            assertThat(loaded).hasSize(4);
            for (String file : loaded) {
                assertThat(requests.get(file).statusCode()).as(file).isEqualTo(200);
            }
        }
    }

    @Test
    void shouldDescribeTheProblemThatAnErrorLinksTo() throws Exception {
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE)) {
            Requests requests = new Requests(door.address());
            String type = new ObjectMapper()
                    .readTree(requests.get("/nothing").body())
                    .get("type")
                    .asText();

            // When
            HttpResponse<String> page = requests.get(type);

            // Then
            assertThat(page.body()).contains("<tr id=\"" + type.substring(type.indexOf('#') + 1) + "\">");
        }
    }

    /** Answers as {@link #SAMPLE} says. */
    private record Sums(String openApi) implements Mount {
        @Override
        public List<Route> routes() {
            return List.of(Route.post(
                    "/sum/{month}",
                    Access.of(Role.ANALYST),
                    SampleMount.SMALL,
                    context -> context.contentType("application/json")
                            .result("{\"month\": \"%s\", \"sums\": [{\"unit\": \"%s\"}]}"
                                    .formatted(context.pathParam("month"), context.queryParam("unit")))));
        }
    }
}

package io.landport.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.domain.text.TextLanguage;
import io.landport.http.problem.ProblemType;
import io.landport.http.problem.ProblemTypes;
import io.landport.http.token.AccessTokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ErrorsTest {

    @Test
    void shouldAnswerWithProblemDetails() throws Exception {
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE)) {
            // When
            HttpResponse<String> response = new Requests(door.address()).get("/nothing");

            // Then
            JsonNode problem = new ObjectMapper().readTree(response.body());
            String requestId = response.headers().firstValue("X-Request-Id").orElseThrow();
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(problem.get("type").asText()).isEqualTo("/docs/problems#not-found");
            assertThat(problem.get("title").asText()).isEqualTo(ProblemTypes.NOT_FOUND.title());
            assertThat(problem.get("status").asInt()).isEqualTo(404);
            assertThat(problem.get("detail").asText()).isNotBlank();
            assertThat(problem.get("instance").asText()).isEqualTo("urn:uuid:" + requestId);
        }
    }

    /** Browsers ask for HTML, programs and scripts do not. What the client sent is text there. */
    @Test
    void shouldAnswerWithAPageIfABrowserAsks() throws Exception {
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE)) {
            // When
            HttpResponse<String> response = new Requests(door.address())
                    .get("/open?%3Cb%3E=1", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

            // Then
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
            assertThat(response.body())
                    .contains(
                            ProblemTypes.BAD_REQUEST.title() + "</h1>",
                            "href=\"/docs/problems#bad-request\"",
                            "&lt;b&gt;",
                            response.headers().firstValue("X-Request-Id").orElseThrow())
                    .doesNotContain("<b>");
        }
    }

    @Test
    void shouldAnswerWithAPageInTheLanguageOfTheBrowser() throws Exception {
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE)) {
            // When
            HttpResponse<String> response =
                    new Requests(door.address()).get("/nothing", "Accept", "text/html", "Accept-Language", "zh-CN,en");

            // Then
            assertThat(response.headers().firstValue("Content-Security-Policy")).hasValue(PageFile.POLICY);
            assertThat(response.headers().firstValue("Vary")).hasValue("Accept, Accept-Language");
            assertThat(response.body())
                    .contains("<html lang=\"zh-CN\">", "没有此地址", "请检查地址", "href=\"/page/page.css\"")
                    .doesNotContain("${", "{0}", "/openapi.json");
        }
    }

    @Test
    void shouldTellAPersonInABrowserHowToGetAToken() throws Exception {
        try (FrontDoor door = Doors.open(Doors.requiringTokens(), AccessTokens.NONE)) {
            // When
            HttpResponse<String> response = new Requests(door.address())
                    .get("/figures/2026-01", "Accept", "text/html", "Accept-Language", "ru");

            // Then
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).contains("Требуется токен", "который выводит landport up");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TextLanguage.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EN"})
    void shouldHaveTheTitleOfEachErrorInEachLanguage(TextLanguage language) {
        // Given
        Set<String> expected =
                ProblemTypes.all().stream().map(ProblemType::slug).collect(Collectors.toSet());
        expected.addAll(ErrorPage.words(TextLanguage.EN).keySet());

        // Then
        assertThat(ErrorPage.words(language).keySet()).isEqualTo(expected);
        assertThat(ErrorPage.words(language).values())
                .allSatisfy(text -> assertThat(text.replaceAll("landport up|\\{[01]}", ""))
                        .isNotBlank()
                        .doesNotContainPattern("[A-Za-z]"));
    }

    @Test
    void shouldNameWhatThereIsAtTheAddressWithoutAPath() throws Exception {
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE)) {
            Requests requests = new Requests(door.address());

            // When
            HttpResponse<String> english = requests.get("/");
            HttpResponse<String> russian = requests.get("/", "Accept-Language", "de, ru-RU;q=0.9, zh;q=0.8");

            // Then: this process has neither a page of operators nor figures
            assertThat(english.statusCode()).isEqualTo(200);
            assertThat(english.headers().firstValue("Vary")).hasValue("Accept-Encoding, Accept-Language");
            assertThat(english.body())
                    .contains("<html lang=\"en\">", "href=\"/docs/api\"", "href=\"/openapi.json\"")
                    .doesNotContain("/console", "/explore", "${");
            assertThat(russian.body()).contains("<html lang=\"ru\">", "Интерфейс HTTP");
            assertThat(requests.get("/page/page.css").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldNameTheMethodsOfAPath() throws Exception {
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE)) {
            // When
            HttpResponse<String> response = new Requests(door.address()).get("/documents");

            // Then
            assertThat(response.statusCode()).isEqualTo(405);
            assertThat(response.headers().firstValue("Allow")).hasValue("POST");
        }
    }

    @Test
    void shouldIgnoreTheMethodThatAHeaderNames() throws Exception {
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE)) {
            Requests requests = new Requests(door.address());

            // When
            HttpResponse<String> post = requests.get("/documents", "X-HTTP-Method-Override", "POST");
            HttpResponse<String> delete = requests.get("/open", "X-HTTP-Method-Override", "DELETE");

            // Then
            assertThat(post.statusCode()).isEqualTo(405);
            assertThat(delete.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldAnswerHeadAsGetWithoutTheBody() throws Exception {
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE)) {
            Requests requests = new Requests(door.address());

            // When
            HttpResponse<String> good = requests.head("/open");
            HttpResponse<String> bad = requests.head("/bug");

            // Then
            assertThat(good.statusCode()).isEqualTo(200);
            assertThat(good.body()).isEmpty();
            assertThat(bad.statusCode()).isEqualTo(500);
        }
    }

    @Test
    void shouldProtectEveryResponseByHeaders() throws Exception {
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE)) {
            Requests requests = new Requests(door.address());

            // When
            List<HttpResponse<String>> responses = List.of(
                    requests.get("/open"),
                    requests.get("/nothing"),
                    requests.get("/bug"),
                    requests.get("/open", "X-Large", "x".repeat(20_000)),
                    requests.get("/%2e%2e/secret"));

            // Then
            assertThat(responses).extracting(HttpResponse::statusCode).containsExactly(200, 404, 500, 431, 400);
            assertThat(responses).allSatisfy(response -> {
                assertThat(response.headers().firstValue("Content-Security-Policy"))
                        .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
                assertThat(response.headers().firstValue("X-Content-Type-Options"))
                        .hasValue("nosniff");
                assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
                assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
                assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
                assertThat(response.headers().firstValue("Server")).isEmpty();
            });
        }
    }

    @Test
    void shouldNotShowTheMessageOfABug() throws Exception {
        try (FrontDoor door = Doors.open(Doors.onLoopback(), AccessTokens.NONE)) {
            // When
            HttpResponse<String> response = new Requests(door.address()).get("/bug");

            // Then
            assertThat(response.body()).contains("internal-error").doesNotContain("a bug");
        }
    }

    @Test
    void shouldDescribeEachStatusOfTheServer() {
        assertThat(List.of(404, 405, 408, 413, 415, 431, 503))
                .allMatch(status -> ProblemTypes.ofStatus(status).status() == status);
        assertThat(ProblemTypes.all()).extracting(type -> type.slug()).doesNotHaveDuplicates();
    }
}

package io.landport.http;

import io.landport.http.openapi.OpenApiDocument;
import io.landport.http.problem.ProblemType;
import io.landport.http.problem.ProblemTypes;
import io.landport.http.token.Access;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves the OpenAPI document of all mounts, a page that shows it, and a page of all problem types. Works without the internet. */
final class DocumentationMount implements Mount {
    static final String PAGE = "/docs/api";

    /** Swagger UI sets styles in elements and draws icons from data. */
    private static final String API_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final OpenApiDocument document;
    private final List<StaticFile> files;

    DocumentationMount(List<Mount> others) {
        this.document = OpenApiDocument.join(
                openApi(), others.stream().map(Mount::openApi).toList());
        Stream<ProblemType> types = Stream.concat(
                ProblemTypes.all().stream(), others.stream().flatMap(mount -> mount.problemTypes().stream()));
        this.files = List.of(
                StaticFile.page(PAGE, Resources.bytes(DocumentationMount.class, "api.html"), API_POLICY),
                PageFile.part(PAGE + "/start.js", Resources.bytes(DocumentationMount.class, "api.js")),
                ofSwagger("swagger-ui-bundle.js", "swagger-ui-bundle.js"),
                ofSwagger("swagger-ui.css", "swagger-ui.css"),
                ofSwagger("favicon.png", "favicon-32x32.png"),
                StaticFile.part(ProblemType.PAGE, "text/html; charset=utf-8", problems(types)));
    }

    OpenApiDocument document() {
        return document;
    }

    @Override
    public List<Route> routes() {
        String json = document.json();
        return List.of(Route.get(
                "/openapi.json",
                Access.OPEN,
                context -> context.contentType("application/json").result(json)));
    }

    @Override
    public String openApi() {
        return Resources.text(DocumentationMount.class, "openapi.json");
    }

    @Override
    public List<StaticFile> files() {
        return files;
    }

    private static StaticFile ofSwagger(String name, String file) {
        return PageFile.ofLibrary(PAGE + '/' + name, "org.webjars", "swagger-ui", file);
    }

    private static byte[] problems(Stream<ProblemType> types) {
        String rows = types.map(DocumentationMount::describe).collect(Collectors.joining("\n"));
        return Resources.text(DocumentationMount.class, "problems.html")
                .replace("${rows}", rows)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String describe(ProblemType type) {
        return "<tr id=\"%s\"><td>%d</td><td><code>%s</code></td><td>%s</td><td>%s</td></tr>"
                .formatted(type.slug(), type.status(), type.slug(), escape(type.title()), escape(type.fix()));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

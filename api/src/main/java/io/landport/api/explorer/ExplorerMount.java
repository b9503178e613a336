package io.landport.api.explorer;

import io.javalin.http.Context;
import io.landport.api.CatalogueJson;
import io.landport.domain.access.Role;
import io.landport.domain.text.TextLanguage;
import io.landport.http.Mount;
import io.landport.http.PageFile;
import io.landport.http.Resources;
import io.landport.http.Route;
import io.landport.http.StaticFile;
import io.landport.http.problem.ProblemException;
import io.landport.http.token.Access;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Serves the page at {@code /explore}, the same without controls at {@code /explore/embed}, and {@code GET /v1/catalogue}. */
public final class ExplorerMount implements Mount {
    private static final String PAGE = "/explore";

    /** Other pages of this server may frame a view without controls; nothing in it acts for its reader. */
    private static final String EMBED_POLICY =
            PageFile.POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'");

    private static final List<String> FILES = List.of(
            "explore.css",
            "main.js",
            "state.js",
            "choices.js",
            "picture.js",
            "offers.js",
            "table.js",
            "vintages.js",
            "share.js",
            "words_en.json",
            "words_zh.json",
            "words_ru.json");

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/v1/catalogue", Access.of(Role.ANALYST, Role.OPERATOR), ExplorerMount::catalogue));
    }

    @Override
    public List<StaticFile> files() {
        return Stream.concat(
                        Stream.of(
                                PageFile.page(ExplorerMount.class, PAGE, "explore.html", PageFile.POLICY),
                                PageFile.page(ExplorerMount.class, PAGE + "/embed", "explore.html", EMBED_POLICY)),
                        FILES.stream().map(name -> PageFile.of(ExplorerMount.class, PAGE, name)))
                .toList();
    }

    @Override
    public String openApi() {
        return Resources.text(ExplorerMount.class, "openapi.json");
    }

    private static void catalogue(Context context) {
        TextLanguage language = Optional.ofNullable(context.queryParam("language"))
                .map(code -> TextLanguage.of(code)
                        .orElseThrow(
                                () -> ProblemException.badRequest("language: allowed are " + TextLanguage.codes())))
                .orElse(TextLanguage.EN);
        context.contentType("application/json").result(CatalogueJson.of(language));
    }
}

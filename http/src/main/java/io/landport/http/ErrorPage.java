package io.landport.http;

import io.landport.domain.text.TextLanguage;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemType;
import io.landport.http.problem.ProblemTypes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A problem as a page for a person who has opened an address in a browser. Works without a script. */
final class ErrorPage {
    private ErrorPage() {}

    /** The words of the page by key: titles and advice of types by their slugs. */
    static Map<String, String> words(TextLanguage language) {
        return Resources.words(ErrorPage.class, "error", language);
    }

    /** The general advice of a type is translated; details of the request are in English. */
    static String of(Problem problem, String requestId, TextLanguage language) {
        Map<String, String> words = words(language);
        ProblemType type = problem.type();
        // A person in a browser cannot set the header that a request lacks.
        boolean isGeneral = problem.detail().equals(type.fix()) || type.equals(ProblemTypes.TOKEN_MISSING);
        @Nullable String detail = isGeneral ? words.get(type.slug() + ".detail") : null;
        return Resources.text(ErrorPage.class, "error.html")
                .replace("${language}", language.tag())
                .replace("${title}", DocumentationMount.escape(words.getOrDefault(type.slug(), type.title())))
                .replace("${type}", type.reference())
                .replace("${next}", String.valueOf(words.get("next")))
                .replace("${home}", String.valueOf(words.get("home")))
                .replace(
                        "${request}",
                        String.valueOf(words.get("request"))
                                .replace("{0}", Integer.toString(type.status()))
                                .replace("{1}", requestId))
                .replace("${detail-language}", detail == null ? TextLanguage.EN.tag() : language.tag())
                .replace("${detail}", DocumentationMount.escape(detail == null ? problem.detail() : detail));
    }
}

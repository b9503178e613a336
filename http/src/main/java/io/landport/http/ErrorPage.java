package io.landport.http;

import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemType;
import java.util.Map;

/** A problem as a page for whoever has opened an address in a browser. Works without a script. */
final class ErrorPage {
    /** The beginning of the names of its words, beside this class. */
    static final String WORDS = "error";

    private ErrorPage() {}

    /** Details that name what the client has sent are in English. */
    static String of(Problem problem, String requestId, PageLanguage language) {
        Map<String, String> words = language.words(WORDS);
        ProblemType type = problem.type();
        String detail = words.get(type.slug() + ".detail");
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
                .replace("${detail-language}", detail == null ? PageLanguage.EN.tag() : language.tag())
                .replace("${detail}", DocumentationMount.escape(detail == null ? problem.detail() : detail));
    }
}

package io.landport.api;

import io.javalin.http.Context;
import io.landport.answer.AnswerFormat;
import io.landport.query.question.Question;
import java.util.Set;

/** A request for an answer with a report after its rows, as it was made over HTTP. */
record ReportOverHttp<R>(R request, AnswerFormat format) {
    private static final Set<AnswerFormat> FORMATS = Set.of(AnswerFormat.JSON, AnswerFormat.NDJSON, AnswerFormat.CSV);

    /**
     * Reads the parameters of a request.
     *
     * @throws io.landport.http.problem.ProblemException if parameters are invalid, with all problems
     */
    static <R> ReportOverHttp<R> of(Context context, Question<R> question) {
        RequestParameters parameters = RequestParameters.of(context);
        AnswerFormat format = parameters.format(FORMATS);
        return new ReportOverHttp<>(parameters.request(question), format);
    }
}

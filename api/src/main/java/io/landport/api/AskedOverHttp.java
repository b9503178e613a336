package io.landport.api;

import io.javalin.http.Context;
import io.landport.answer.AnswerFormat;
import io.landport.domain.text.TextDigest;
import io.landport.domain.text.TextLanguage;
import io.landport.query.StoreReader;
import io.landport.query.question.QuestionRequest;
import io.landport.query.question.StoreQuestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question as it was asked over HTTP.
 *
 * @param generation that the figures must be of, if one is given
 * @param hasByteOrderMark whether the answer begins with a byte order mark
 */
record AskedOverHttp(
        RequestParameters parameters,
        QuestionRequest question,
        AnswerFormat format,
        int rows,
        PageCursor cursor,
        Optional<Integer> generation,
        boolean hasByteOrderMark) {
    private static final String ROWS = "rows";
    private static final String CURSOR = "cursor";
    private static final String GENERATION = "generation";
    private static final String BOM = "bom";

    private static final Set<AnswerFormat> FORMATS = Set.of(
            AnswerFormat.JSON,
            AnswerFormat.NDJSON,
            AnswerFormat.CSV,
            AnswerFormat.PARQUET,
            AnswerFormat.XLSX,
            AnswerFormat.SDMX_CSV);

    private static final int DEFAULT_ROWS = 1_000;
    private static final int MAX_ROWS = 10_000;
    private static final int DIGEST_DIGITS = 16;

    /**
     * Reads the parameters of a request.
     *
     * @throws io.landport.http.problem.ProblemException if parameters are invalid, with all problems
     */
    static AskedOverHttp of(Context context, StoreQuestion question) {
        return of(RequestParameters.of(context), question, DEFAULT_ROWS, MAX_ROWS);
    }

    /**
     * The same of parameters that were not sent by themselves.
     *
     * @param usual rows of a page unless a number is given
     * @param most rows that a page may have
     */
    static AskedOverHttp of(RequestParameters parameters, StoreQuestion question, int usual, int most) {
        AnswerFormat format = parameters.format(FORMATS);
        Optional<TextLanguage> language = parameters.language();
        int rows = parameters.number(ROWS, most).orElse(usual);
        Optional<Integer> generation = parameters.number(GENERATION, Integer.MAX_VALUE);
        Optional<String> from = parameters.read(CURSOR);
        if (format == AnswerFormat.JSON) {
            parameters.refuse("limit", "JSON has pages; give rows instead");
        }
        if (format != AnswerFormat.CSV) {
            parameters.refuse(BOM, "is for csv only");
        }
        boolean hasByteOrderMark = parameters.isTrue(BOM);
        QuestionRequest asked = parameters.request(question).in(language);
        String digest =
                TextDigest.sha256(parameters.linkWithout(List.of(CURSOR, ROWS))).substring(0, DIGEST_DIGITS);
        PageCursor cursor = from.map(text -> PageCursor.parse(text, digest)).orElseGet(() -> PageCursor.first(digest));
        return new AskedOverHttp(parameters, asked, format, rows, cursor, generation, hasByteOrderMark);
    }

    /** The same, settled if its figures do not change any more. SDMX says when it was prepared. */
    AskedOverHttp settle(StoreReader reader) {
        return format == AnswerFormat.SDMX_CSV
                ? this
                : new AskedOverHttp(
                        parameters, reader.settle(question), format, rows, cursor, generation, hasByteOrderMark);
    }

    /** Whether the same link will always have the same answer. */
    boolean isPermanent() {
        return question.isSettled() && generation.isPresent();
    }

    /** Whether records that arrive do not change the answer. */
    boolean isLasting() {
        return question.isSettled() || question.question().isOfReferenceData();
    }

    /** The link of the next page. */
    String next(PageCursor following) {
        return parameters.linkWith(CURSOR, following.text());
    }

    /** The link to these figures in a generation, if they are settled. */
    Optional<String> permanent(int ofGeneration) {
        return question.isSettled()
                ? Optional.of(parameters.linkWith(GENERATION, Integer.toString(ofGeneration)))
                : Optional.empty();
    }
}

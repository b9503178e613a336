package io.landport.api;

import io.javalin.http.Context;
import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.answer.OptionException;
import io.landport.query.AnswerReport;
import io.landport.query.QueryException;
import io.landport.query.WriterFactory;
import io.landport.query.question.Question;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;

/** A request for an answer with a report after its rows, as it was made over HTTP. */
record ReportOverHttp<R>(R request, AnswerFormat format) {
    private static final Set<AnswerFormat> FORMATS = Set.of(AnswerFormat.JSON, AnswerFormat.NDJSON, AnswerFormat.CSV);

    /** Computes the answer to a request. */
    interface Answering {
        AnswerReport write(WriterFactory writers) throws IOException;
    }

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

    /**
     * Computes the answer and sends it.
     *
     * @param member of JSON that says whether the report is an agreement
     * @param header that says the same, for formats that have no place for it
     */
    void send(Context context, String member, String header, ResponsePace pace, Answering answering)
            throws IOException {
        boolean isCompressed = SpooledResponse.isCompressed(context, format);
        try (Spool spool = Spool.ofAnswer()) {
            AnswerReport report;
            try (OutputStream out = SpooledResponse.output(spool, isCompressed)) {
                report = write(out, member, answering);
            }
            context.header("Cache-Control", "no-store")
                    .header("Vary", "Accept-Encoding")
                    .header(header, Boolean.toString(report.isAgreement()))
                    .contentType(format.mediaType());
            SpooledResponse.send(context, spool, isCompressed, pace);
        } catch (QueryException | OptionException e) {
            throw ApiProblems.of(e);
        }
    }

    private AnswerReport write(OutputStream out, String member, Answering answering) throws IOException {
        if (format != AnswerFormat.JSON) {
            AnswerOutput output = AnswerOutput.of(out);
            AnswerReport report = answering.write(head -> format.writer(head, output));
            output.flush();
            return report;
        }
        return writeJson(out, member, Optional.empty(), Integer.MAX_VALUE, answering);
    }

    /**
     * Writes the answer as JSON.
     *
     * @param link of the answer, for readers that did not send a request; it is then described with its sources
     * @param most rows that are written
     */
    static AnswerReport writeJson(OutputStream out, String member, Optional<String> link, int most, Answering answering)
            throws IOException {
        try (AnswerJson json = new AnswerJson(out, most)) {
            AnswerReport report = answering.write(head -> {
                json.begin(head.provenance());
                if (link.isPresent()) {
                    json.writeText("link", link);
                    json.writeSources(head.provenance().sources());
                }
                return json.beginRows(head);
            });
            json.writeBoolean(member, report.isAgreement());
            json.end();
            return report;
        }
    }
}

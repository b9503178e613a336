package io.landport.api;

import io.javalin.http.Context;
import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.http.limit.BodyLimits;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import io.landport.http.request.RequestBody;
import io.landport.query.QueryException;
import io.landport.query.StorePool;
import io.landport.query.StoreReader;
import io.landport.query.compare.CompareQuestion;
import io.landport.query.compare.CompareRequest;
import io.landport.query.compare.ComparisonReport;
import io.landport.query.compare.InvalidTableException;
import io.landport.query.compare.OfficialTable;
import io.landport.query.compare.OfficialTableReader;
import io.landport.query.compare.TableComparer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Serves {@code POST /v1/compare}: compares an official table in the body with the monthly totals. A few at a time, because tables are held in memory. */
final class Comparisons {
    /** A table of the most rows has about half as much. */
    static final BodyLimits BODY = new BodyLimits(8L << 20, 8L << 20, Duration.ofSeconds(20));

    private static final int AT_A_TIME = 2;
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int MAX_DETAIL = 4_000;
    private static final String AGREEMENT = "Landport-Agreement";

    private final StorePool readers;
    private final ResponsePace pace;
    private final Semaphore free = new Semaphore(AT_A_TIME);

    Comparisons(StorePool readers, ResponsePace pace) {
        this.readers = readers;
        this.pace = pace;
    }

    void answer(Context context) throws IOException, InterruptedException {
        ReportOverHttp<CompareRequest> asked = ReportOverHttp.of(context, new CompareQuestion());
        boolean isCompressed = SpooledResponse.isCompressed(context, asked.format());
        try (Spool spool = Spool.ofAnswer()) {
            ComparisonReport report = compared(context, asked, isCompressed, spool);
            context.contentType(asked.format().mediaType())
                    .header("Cache-Control", "no-store")
                    .header(AGREEMENT, Boolean.toString(report.isAgreement()));
            SpooledResponse.send(context, spool, isCompressed, pace);
        } catch (InvalidTableException e) {
            throw new ProblemException(Problem.of(ApiProblems.INVALID_TABLE, detail(e)), e);
        } catch (QueryException e) {
            throw ApiProblems.of(e);
        }
    }

    private ComparisonReport compared(
            Context context, ReportOverHttp<CompareRequest> asked, boolean isCompressed, Spool spool)
            throws IOException, InterruptedException {
        if (!free.tryAcquire()) {
            throw new ProblemException(Problem.retryAfter(
                    ProblemTypes.UNAVAILABLE, AT_A_TIME + " tables are being compared already", RETRY));
        }
        try {
            OfficialTable table = table(context, asked.request());
            try (StoreReader reader = readers.reader();
                    OutputStream out = SpooledResponse.output(spool, isCompressed)) {
                return written(reader, asked, table, out);
            }
        } finally {
            free.release();
        }
    }

    private static OfficialTable table(Context context, CompareRequest request) throws IOException {
        try (InputStream body = RequestBody.of(context)) {
            return OfficialTableReader.read(body, request);
        }
    }

    private static ComparisonReport written(
            StoreReader reader, ReportOverHttp<CompareRequest> asked, OfficialTable table, OutputStream out)
            throws IOException {
        TableComparer comparer = new TableComparer(reader);
        if (asked.format() != AnswerFormat.JSON) {
            AnswerOutput output = AnswerOutput.of(out);
            ComparisonReport report = comparer.compare(
                    asked.request(), table, head -> asked.format().writer(head, output));
            output.flush();
            return report;
        }
        try (JsonReport json = new JsonReport(out)) {
            ComparisonReport report = comparer.compare(asked.request(), table, json::begin);
            json.end("agreement", report.isAgreement());
            return report;
        }
    }

    /** A cell can be as long as the table. */
    private static String detail(InvalidTableException bad) {
        String problems = String.join("; ", bad.withoutDashes());
        return problems.length() <= MAX_DETAIL ? problems : problems.substring(0, MAX_DETAIL) + " ...";
    }
}

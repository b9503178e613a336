package io.landport.api;

import io.javalin.http.Context;
import io.landport.http.limit.BodyLimits;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.request.RequestBody;
import io.landport.query.AnswerReport;
import io.landport.query.StorePool;
import io.landport.query.StoreReader;
import io.landport.query.WriterFactory;
import io.landport.query.compare.CompareQuestion;
import io.landport.query.compare.CompareRequest;
import io.landport.query.compare.InvalidTableException;
import io.landport.query.compare.OfficialTable;
import io.landport.query.compare.OfficialTableReader;
import io.landport.query.compare.TableComparer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Serves {@code POST /v1/compare}: compares an official table in the body with the monthly totals. A few at a time, because tables are held
 * in memory.
 */
final class Comparisons {
    /** A table of the most rows has about half as much. */
    static final BodyLimits BODY = new BodyLimits(8L << 20, 8L << 20, Duration.ofSeconds(20));

    private static final int AT_A_TIME = 2;
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int MAX_DETAIL = 4_000;

    /** Whether all figures are equal or explained. */
    static final String IN_JSON = "agreement";

    /** The same, for formats that have no place for it. */
    private static final String AGREEMENT = "Landport-Agreement";

    private final StorePool readers;
    private final ResponsePace pace;
    private final Semaphore free = new Semaphore(AT_A_TIME);

    Comparisons(StorePool readers, ResponsePace pace) {
        this.readers = readers;
        this.pace = pace;
    }

    void answer(Context context) throws IOException {
        ReportOverHttp<CompareRequest> asked = ReportOverHttp.of(context, new CompareQuestion());
        asked.send(
                context,
                IN_JSON,
                AGREEMENT,
                pace,
                writers -> compare(() -> RequestBody.of(context), asked.request(), writers));
    }

    /**
     * Compares a table.
     *
     * @param table opens the table, if its turn has come
     * @throws ProblemException if too many are compared already, or if the table cannot be read
     */
    AnswerReport compare(Supplier<InputStream> table, CompareRequest request, WriterFactory writers)
            throws IOException {
        if (!free.tryAcquire()) {
            throw ProblemException.unavailable(AT_A_TIME + " tables are being compared already", RETRY);
        }
        try {
            OfficialTable official = read(table, request);
            try (StoreReader reader = readers.reader()) {
                return new TableComparer(reader).compare(request, official, writers);
            }
        } catch (InvalidTableException e) {
            throw new ProblemException(Problem.of(ApiProblems.INVALID_TABLE, detail(e)), e);
        } finally {
            free.release();
        }
    }

    private static OfficialTable read(Supplier<InputStream> table, CompareRequest request) throws IOException {
        try (InputStream body = table.get()) {
            return OfficialTableReader.read(body, request);
        }
    }

    /** A cell can be as long as the table. */
    private static String detail(InvalidTableException bad) {
        String problems = String.join("; ", bad.withoutDashes());
        return problems.length() <= MAX_DETAIL ? problems : problems.substring(0, MAX_DETAIL) + " ...";
    }
}

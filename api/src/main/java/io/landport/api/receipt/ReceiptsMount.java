package io.landport.api.receipt;

import io.javalin.http.Context;
import io.landport.domain.access.Role;
import io.landport.http.Mount;
import io.landport.http.Resources;
import io.landport.http.Route;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemType;
import io.landport.http.token.Access;
import io.landport.http.token.Caller;
import io.landport.query.QueryException;
import io.landport.query.receipt.ExpiredCursorException;
import io.landport.query.receipt.ReadableSources;
import io.landport.query.receipt.ReceiptCursor;
import io.landport.query.receipt.ReceiptReader;
import io.landport.query.receipt.StoredReceipt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Serves the receipts of a document, and the receipts after a cursor. A feed sees those of its sources only. */
public final class ReceiptsMount implements Mount {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Access READERS = Access.of(Role.FEED, Role.OPERATOR);

    private static final ProblemType NO_RECEIPT = new ProblemType(
            "no-receipt",
            404,
            "There is no receipt of the document",
            "Compare source and number. A document has a receipt a second or two after it was acknowledged, if receipts are on.");
    private static final ProblemType CURSOR_EXPIRED = new ProblemType(
            "cursor-expired", 410, "Receipts after the cursor are no longer there", "Start again without a cursor.");

    /** Errors of these routes only. */
    static final List<ProblemType> PROBLEMS = List.of(NO_RECEIPT, CURSOR_EXPIRED);

    private final ReceiptReader reader;

    public ReceiptsMount(ReceiptReader reader) {
        this.reader = reader;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/v1/documents/{source}/{id}", READERS, context -> document(context, context.pathParam("id"))),
                Route.get("/v1/documents/{source}", READERS, context -> document(context, id(context))),
                Route.get("/v1/documents", READERS, this::find),
                Route.get("/v1/receipts", READERS, this::after));
    }

    @Override
    public String openApi() {
        return Resources.text(ReceiptsMount.class, "openapi.json");
    }

    @Override
    public List<ProblemType> problemTypes() {
        return PROBLEMS;
    }

    /** A number with a slash cannot be in a path: servers and proxies on the way may decode or refuse it. */
    private static String id(Context context) {
        String id = context.queryParam("id");
        if (id == null || id.isEmpty()) {
            throw ProblemException.badRequest("the parameter id is missing");
        }
        return id;
    }

    private void document(Context context, String id) {
        String source = context.pathParam("source");
        ReadableSources one = new ReadableSources(List.of(source));
        List<StoredReceipt> receipts =
                readable(context).includes(source) ? available(() -> reader.of(one, id)) : List.of();
        if (receipts.isEmpty()) {
            throw new ProblemException(
                    Problem.of(NO_RECEIPT, "no receipt of a document of this source with this number"));
        }
        send(ReceiptJson.documents(receipts), context);
    }

    private void find(Context context) {
        String id = id(context);
        send(ReceiptJson.documents(available(() -> reader.of(readable(context), id))), context);
    }

    private void after(Context context) {
        Optional<ReceiptCursor> cursor = cursor(context);
        int limit = limit(context);
        ReadableSources readable = readable(context);
        send(
                ReceiptJson.page(available(() -> {
                    try {
                        return reader.after(cursor, readable, limit);
                    } catch (ExpiredCursorException e) {
                        throw new ProblemException(Problem.of(CURSOR_EXPIRED, String.valueOf(e.getMessage())), e);
                    }
                })),
                context);
    }

    private static ReadableSources readable(Context context) {
        return ReadableSources.by(Caller.of(context).token());
    }

    private static Optional<ReceiptCursor> cursor(Context context) {
        String text = context.queryParam("after");
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ReceiptCursor.of(text));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("after: " + e.getMessage(), e);
        }
    }

    private static int limit(Context context) {
        String text = context.queryParam("limit");
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw ProblemException.badRequest("limit must be a number from 1 to " + MAX_LIMIT);
        }
        return Integer.parseInt(text);
    }

    private static <T> T available(Supplier<T> question) {
        try {
            return question.get();
        } catch (QueryException e) {
            throw ProblemException.unavailable("the store cannot be read", RETRY, e);
        }
    }

    private static void send(String json, Context context) {
        context.contentType("application/json").result(json);
    }
}

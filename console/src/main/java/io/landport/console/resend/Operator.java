package io.landport.console.resend;

import io.javalin.http.Context;
import io.landport.domain.access.AccessToken;
import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.ActionOutcome;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.DocumentId;
import io.landport.http.token.Caller;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, for the audit log.
 *
 * @param requestId of the request
 * @param by label of the token, or the user of the process
 * @param tokenId null if no token was needed
 */
public record Operator(
        String requestId, String by, @Nullable String tokenId, Clock clock) {
    private static final String REQUEST_ID = "X-Request-Id";

    public static Operator of(Context context, ResendDesk desk, Clock clock) {
        Optional<AccessToken> token = Caller.of(context).token();
        return new Operator(
                String.valueOf(context.res().getHeader(REQUEST_ID)),
                token.map(AccessToken::label).orElseGet(desk::user),
                token.map(AccessToken::id).orElse(null),
                clock);
    }

    /** An action without a document. */
    public OperatorAction action(ActionKind kind, ActionOutcome outcome, String detail, int generation) {
        return new OperatorAction(
                requestId, clock.instant(), by, tokenId, kind, outcome, null, null, null, null, detail, generation);
    }

    /** Starts to send a document again. */
    OperatorAction resend(String request, CorrectedDocument document, String rejection, String detail, int generation) {
        DocumentId id = document.id().orElse(null);
        return new OperatorAction(
                request,
                clock.instant(),
                by,
                tokenId,
                ActionKind.RESEND,
                ActionOutcome.STARTED,
                id,
                document.revision().orElse(null),
                rejection,
                null,
                detail,
                generation);
    }
}

package io.landport.domain.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A source of which no documents are taken until an operator resumes it. A later pause of the same source replaces it.
 *
 * @param source not blank
 * @param reason one line for those who send documents, not blank
 * @param by label of the operator's token, or the user of the process; not blank
 * @param since when it was paused, to the millisecond
 * @param resumed when it was resumed, to the millisecond; null while it is paused
 */
public record SourcePause(
        String source,
        String reason,
        String by,
        Instant since,
        @Nullable Instant resumed) {

    public SourcePause {
        since = since.truncatedTo(ChronoUnit.MILLIS);
        resumed = resumed == null ? null : resumed.truncatedTo(ChronoUnit.MILLIS);
        if (source.isBlank() || reason.isBlank() || by.isBlank()) {
            throw new IllegalArgumentException("a pause needs a source, a reason and a name but has '" + source + "', '"
                    + reason + "' and '" + by + "'");
        }
    }

    /** Whether documents are refused. */
    public boolean isInForce() {
        return resumed == null;
    }

    /** This pause, ended. Ending it again does not change the time. */
    public SourcePause resumedAt(Instant at) {
        return new SourcePause(source, reason, by, since, resumed == null ? at : resumed);
    }
}

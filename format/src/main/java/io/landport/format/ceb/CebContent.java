package io.landport.format.ceb;

import io.landport.domain.document.TradeDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an item says.
 *
 * @param documents in the order in which they are published
 * @param skipped why there are none, null if there are some
 */
record CebContent(List<TradeDocument> documents, @Nullable Skipped skipped) {
    CebContent {
        documents = List.copyOf(documents);
    }

    /** Why an item says nothing about trade. */
    enum Skipped {
        DRAFT("drafts"),
        PROGRESS("replies that decide nothing"),
        APPLICATION("applications for a summary"),
        OTHER_MESSAGE("messages of other kinds");

        private final String plural;

        Skipped(String plural) {
            this.plural = plural;
        }

        String plural() {
            return plural;
        }
    }

    static CebContent of(TradeDocument... documents) {
        return new CebContent(List.of(documents), null);
    }

    static CebContent none(Skipped why) {
        return new CebContent(List.of(), why);
    }
}

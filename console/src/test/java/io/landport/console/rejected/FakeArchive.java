package io.landport.console.rejected;

import io.landport.query.rejection.RejectionArchive;
import io.landport.query.rejection.RejectionEntry;
import io.landport.query.rejection.RejectionPage;
import io.landport.query.rejection.RejectionPlace;
import io.landport.query.rejection.RejectionSearch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what it is searched for, and always finds the same. */
public final class FakeArchive implements RejectionArchive {
    /** The searches, in order. */
    final List<RejectionSearch> searches = new ArrayList<>();

    private final RejectionPage found;

    /** An archive with nothing in it. */
    public FakeArchive() {
        this(List.of(), Optional.empty());
    }

    FakeArchive(List<RejectionEntry> entries, Optional<RejectionPlace> next) {
        found = new RejectionPage(entries, next);
    }

    @Override
    public RejectionPage page(RejectionSearch search) {
        searches.add(search);
        return found;
    }

    @Override
    public Map<String, Long> fates(String action) {
        return action.equals("known") ? Map.of("counted", 2L) : Map.of();
    }

    @Override
    public Optional<Instant> recorded(String id) {
        return Optional.empty();
    }
}

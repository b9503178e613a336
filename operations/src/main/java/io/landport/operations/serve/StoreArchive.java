package io.landport.operations.serve;

import io.landport.http.problem.ProblemException;
import io.landport.installation.Installation;
import io.landport.query.QueryException;
import io.landport.query.StoreReader;
import io.landport.query.history.AlarmPeriod;
import io.landport.query.history.HistoryArchive;
import io.landport.query.history.MeasuredSpan;
import io.landport.query.history.RecordedHistory;
import io.landport.query.history.StoredHistory;
import io.landport.query.rejection.RejectionArchive;
import io.landport.query.rejection.RejectionPage;
import io.landport.query.rejection.RejectionSearch;
import io.landport.query.rejection.StoredRejections;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The rejections and the history in the store of an installation, as its reader. A store that does not answer is given up after seconds. */
public final class StoreArchive implements RejectionArchive, HistoryArchive {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Supplier<Installation> live;
    private final StoredRejections rejections = new StoredRejections();
    private final StoredHistory history = new StoredHistory();

    /** @param live the installation with the generation that is live now */
    public StoreArchive(Supplier<Installation> live) {
        this.live = live;
    }

    @Override
    public RejectionPage page(RejectionSearch search) {
        return using(store -> rejections.page(store, search));
    }

    @Override
    public Optional<Instant> recorded(String id) {
        return using(store -> rejections.recorded(store, id));
    }

    @Override
    public Map<String, Long> fates(String action) {
        return using(store -> rejections.fates(store, action));
    }

    @Override
    public void record(Collection<MeasuredSpan> minutes, Collection<AlarmPeriod> alarms) {
        using(store -> history.record(store, minutes, alarms));
    }

    @Override
    public RecordedHistory read(Instant from, Instant to, Duration step) {
        return using(store -> history.read(store, from, to, step));
    }

    private <T> T using(Function<StoreReader, T> question) {
        try (StoreReader store = StoreQuestions.open(live.get(), TIMEOUT)) {
            return question.apply(store);
        } catch (QueryException e) {
            throw ProblemException.unavailable(String.valueOf(e.getMessage()), RETRY, e);
        }
    }
}

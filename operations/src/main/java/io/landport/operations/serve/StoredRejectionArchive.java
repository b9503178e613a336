package io.landport.operations.serve;

import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import io.landport.http.problem.ProblemTypes;
import io.landport.installation.Installation;
import io.landport.query.QueryException;
import io.landport.query.StoreReader;
import io.landport.query.rejection.RejectionArchive;
import io.landport.query.rejection.RejectionPage;
import io.landport.query.rejection.RejectionSearch;
import io.landport.query.rejection.StoredRejections;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The rejections of the store of an installation, read as its analyst. */
public final class StoredRejectionArchive implements RejectionArchive {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Supplier<Installation> live;
    private final StoredRejections rejections = new StoredRejections();

    /** @param live the installation with the generation that is live now */
    public StoredRejectionArchive(Supplier<Installation> live) {
        this.live = live;
    }

    @Override
    public RejectionPage page(RejectionSearch search) {
        return reading(store -> rejections.page(store, search));
    }

    @Override
    public Optional<Instant> recorded(String id) {
        return reading(store -> rejections.recorded(store, id));
    }

    @Override
    public Map<String, Long> fates(String action) {
        return reading(store -> rejections.fates(store, action));
    }

    private <T> T reading(Function<StoreReader, T> question) {
        try (StoreReader store = StoreQuestions.open(live.get(), TIMEOUT)) {
            return question.apply(store);
        } catch (QueryException e) {
            throw new ProblemException(
                    Problem.retryAfter(ProblemTypes.UNAVAILABLE, String.valueOf(e.getMessage()), RETRY), e);
        }
    }
}

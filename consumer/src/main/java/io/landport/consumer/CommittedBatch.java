package io.landport.consumer;

import io.landport.domain.judge.Rejection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * A batch that the store has committed.
 *
 * @param records how many were read
 * @param rows how many were inserted or updated
 * @param took the time of the transaction
 * @param ages how old the oldest record of each partition was at the commit
 * @param rejections that it contained
 */
public record CommittedBatch(
        int records, int rows, Duration took, List<Duration> ages, Collection<Rejection> rejections) {
    public CommittedBatch {
        ages = List.copyOf(ages);
        rejections = List.copyOf(rejections);
    }
}

package io.landport.streams.settle;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Fate;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.DocumentState.SettledDecision;
import io.landport.domain.settle.DocumentState.SettledRevision;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random states of documents, with values from their whole ranges. */
final class RandomStates {
    private static final List<String> NAMES = List.of("", "wood", "not-specified", "Суйфэньхэ", "us-port:2304");
    private static final List<String> COMMODITIES = List.of("00", "01", "44", "0803", "999999", "000000", "870323");
    private static final List<Fate> FATES =
            List.of(Fate.COUNTED, Fate.CANCELLED, Fate.REPLACED, Fate.PENDING, Fate.EXCLUDED, Fate.SUMMARY, Fate.STALE);
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final SplittableRandom random;

    RandomStates(SplittableRandom random) {
        this.random = random;
    }

    DocumentState state() {
        List<SettledRevision> revisions = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            revisions.add(revision());
        }
        List<SettledDecision> decisions = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            Long named = random.nextBoolean() ? (Long) number() : null;
            decisions.add(new SettledDecision(number(), named, any(List.of(Outcome.values()))));
        }
        return new DocumentState(revisions, decisions);
    }

    Series series() {
        return new Series(
                any(NAMES),
                any(NAMES),
                any(NAMES),
                any(NAMES),
                any(NAMES),
                any(NAMES),
                any(List.of(Flow.values())),
                any(List.of(Channel.values())),
                any(NAMES),
                any(NAMES),
                any(NAMES));
    }

    private SettledRevision revision() {
        List<Contribution> counted = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            counted.add(
                    new Contribution(new TotalKey(series(), day()), any(COMMODITIES), any(NAMES), amounts(), sum()));
        }
        return new SettledRevision(
                number(),
                random.nextBoolean(),
                random.nextLong(),
                any(FATES),
                any(FATES),
                random.nextBoolean(),
                day(),
                counted);
    }

    private Amounts amounts() {
        return new Amounts(random.nextInt(1_000), random.nextInt(1_000), sum(), sum());
    }

    private Int128 sum() {
        return random.nextBoolean() ? Int128.of(random.nextLong()) : new Int128(random.nextLong(), random.nextLong());
    }

    private long number() {
        return random.nextLong() >>> (1 + random.nextInt(Long.SIZE - 1));
    }

    private LocalDate day() {
        return LocalDate.ofEpochDay(random.nextLong(FIRST_DAY.toEpochDay(), LAST_DAY.toEpochDay() + 1));
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}

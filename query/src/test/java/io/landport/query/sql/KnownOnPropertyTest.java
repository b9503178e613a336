package io.landport.query.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.query.Asked;
import io.landport.query.TestStore;
import io.landport.query.question.RollingQuestion;
import io.landport.query.question.TotalsQuestion;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the store says was known on a day, against a plain loop over the changes that had been received by then. */
@Tag("server")
class KnownOnPropertyTest {
    private static final int CHANGES = 300;
    private static final int QUESTIONS = 40;
    private static final int DAYS = 500;
    private static final LocalDate FIRST = LocalDate.of(2023, 11, 15);
    private static final String MONTHLY = "us-bts";

    /** Whether a day is in the window that ends on another, in words other than the domain's. */
    private static final Map<String, BiPredicate<LocalDate, LocalDate>> WINDOWS = Map.of(
            "7d", (day, last) -> ChronoUnit.DAYS.between(day, last) < 7,
            "30d", (day, last) -> ChronoUnit.DAYS.between(day, last) < 30,
            "mtd", (day, last) -> day.getYear() == last.getYear() && day.getMonth() == last.getMonth(),
            "ytd", (day, last) -> day.getYear() == last.getYear(),
            "12m", (day, last) -> day.isAfter(last.minusMonths(12)));

    private static final Set<String> OF_DAYS = Set.of("7d", "30d");

    private final SplittableRandom random = Seed.random("KnownOnPropertyTest");

    private record ReceivedChange(
            LocalDate day, String source, String crossing, LocalDate received, long lines, long value) {}

    private record KnownSum(long lines, long value) {
        KnownSum plus(KnownSum other) {
            return new KnownSum(lines + other.lines, value + other.value);
        }
    }

    @Test
    void shouldEqualAPlainLoopOverWhatHadBeenReceived() throws Exception {
        // Given
        List<ReceivedChange> changes = new ArrayList<>();
        TestStore store = TestStore.empty();
        for (int i = 0; i < CHANGES; i++) {
            ReceivedChange change = change();
            changes.add(change);
            store.withChange(
                    change.day + " " + change.crossing + " wood import " + change.source + " CN customs CNY",
                    change.received,
                    change.lines,
                    Long.toString(change.value));
        }
        Asked rolling = new Asked(new RollingQuestion()).with("by", "source,crossing");
        Asked daily = new Asked(TotalsQuestion.daily()).with("by", "source,crossing");
        Asked monthly = new Asked(TotalsQuestion.monthly()).with("by", "source,crossing");

        for (int i = 0; i < QUESTIONS; i++) {
            LocalDate on = day();
            LocalDate knownOn = day();

            // When
            List<String> windows = store.csv(rolling.with("on", on.toString()).with("known-on", knownOn.toString()))
                    .lines()
                    .skip(1)
                    .sorted()
                    .toList();
            List<String> totals = store.csv(daily.with("to", on.toString()).with("known-on", knownOn.toString()))
                    .lines()
                    .skip(1)
                    .sorted()
                    .toList();

            List<String> months = store.csv(
                            monthly.with("to", YearMonth.from(on).toString()).with("known-on", knownOn.toString()))
                    .lines()
                    .skip(1)
                    .sorted()
                    .toList();

            // Then
            assertThat(windows).as("on %s, known on %s", on, knownOn).isEqualTo(windows(changes, on, knownOn));
            assertThat(totals).as("to %s, known on %s", on, knownOn).isEqualTo(totals(changes, on, knownOn));
            assertThat(months)
                    .as("months to that of %s, known on %s", on, knownOn)
                    .isEqualTo(
                            totals(changes, on.plusMonths(1).withDayOfMonth(1).minusDays(1), knownOn));
        }
    }

    private static List<String> windows(List<ReceivedChange> changes, LocalDate on, LocalDate knownOn) {
        List<String> rows = new ArrayList<>();
        WINDOWS.forEach((window, includes) -> {
            Predicate<ReceivedChange> counts = change -> !change.day.isAfter(on)
                    && includes.test(change.day, on)
                    && !(change.source.equals(MONTHLY) && OF_DAYS.contains(window));
            LocalDate first = on;
            while (includes.test(first.minusDays(1), on)) {
                first = first.minusDays(1);
            }
            String middle = "," + window + "," + first + "," + on;
            YearMonth firstMonth = YearMonth.from(first);
            sums(changes, knownOn, counts)
                    .forEach((key, sum) -> add(
                            rows,
                            key + middle,
                            sum,
                            "," + missing(changes, key.replaceFirst(",.*", ""), firstMonth, on, knownOn)));
        });
        return rows.stream().sorted().toList();
    }

    private static List<String> totals(List<ReceivedChange> changes, LocalDate to, LocalDate knownOn) {
        List<String> rows = new ArrayList<>();
        sums(changes, knownOn, change -> !change.day.isAfter(to)).forEach((key, sum) -> add(rows, key, sum, ""));
        return rows.stream().sorted().toList();
    }

    private static Map<String, KnownSum> sums(
            List<ReceivedChange> changes, LocalDate knownOn, Predicate<ReceivedChange> counts) {
        Map<String, KnownSum> sums = new TreeMap<>();
        for (ReceivedChange change : changes) {
            if (!change.received.isAfter(knownOn) && counts.test(change)) {
                sums.merge(
                        change.source + "," + change.crossing,
                        new KnownSum(change.lines, change.value),
                        KnownSum::plus);
            }
        }
        return sums;
    }

    /** How many months up to that of a day had nothing of a source in them. */
    private static long missing(
            List<ReceivedChange> changes, String source, YearMonth first, LocalDate last, LocalDate knownOn) {
        Set<YearMonth> reported = changes.stream()
                .filter(change -> change.source.equals(source) && !change.received.isAfter(knownOn))
                .map(change -> YearMonth.from(change.day))
                .collect(Collectors.toSet());
        return Stream.iterate(first, month -> !month.isAfter(YearMonth.from(last)), month -> month.plusMonths(1))
                .filter(month -> !reported.contains(month))
                .count();
    }

    private static void add(List<String> rows, String key, KnownSum sum, String end) {
        if (sum.lines != 0) {
            rows.add(key + "," + sum.lines + ",0," + sum.value + ",CNY,0" + end);
        }
    }

    private ReceivedChange change() {
        return new ReceivedChange(
                day(),
                random.nextBoolean() ? MONTHLY : "cn-gacc",
                random.nextBoolean() ? "heihe-kani-kurgan" : "dongning-poltavka",
                day(),
                random.nextLong(-3, 10),
                random.nextLong(-1_000, 10_000));
    }

    private LocalDate day() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }
}

package io.landport.launcher.watch;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.monitor.FateBook;
import io.landport.monitor.FeedHabits;
import io.landport.monitor.meter.PipelineMeters.Silence;
import io.landport.terminal.Table;
import io.landport.terminal.TableCell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each source has sent, when last, and whether it is silent for longer than its habit and the calendar allow. */
public final class FeedBoard implements Board<FateCount> {
    /** The columns of its table. */
    public static final List<String> COLUMNS =
            List.of("source", "state", "last", "silent", "limit", "messages", "rejected", "share");

    private static final String REJECTED = "rejected";
    private static final int PER_CENT_SCALE = 1;

    /** The age beside it is exact, and tells the year. */
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final FeedHabits habits;
    private final Clock clock;
    private final List<String> notes;
    private final FateBook fates = new FateBook();
    private final Map<String, Sent> feeds = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    /** @param notes lines below the table */
    public FeedBoard(FeedHabits habits, Clock clock, List<String> notes) {
        this.habits = habits;
        this.clock = clock;
        this.notes = List.copyOf(notes);
    }

    private record Sent(long messages, long rejected, Instant last) {
        Sent plus(long more, long moreRejected, Instant at) {
            return new Sent(messages + more, rejected + moreRejected, at.isAfter(last) ? at : last);
        }
    }

    @Override
    public void take(FateCount count) {
        take(count, clock.instant());
    }

    @Override
    public void take(FateCount count, Instant published) {
        FateKey key = count.key();
        if (!key.isOfFate()) {
            return;
        }
        habits.take(key, published);
        long more = fates.take(count);
        feeds.merge(
                key.source(),
                new Sent(more, key.fate().equals(REJECTED) ? more : 0, published),
                (known, added) -> known.plus(added.messages(), added.rejected(), added.last()));
        changed.add(key.source());
    }

    @Override
    public Table table() {
        if (feeds.isEmpty()) {
            return new Table(List.of("No feeds yet."), List.of(), List.of(), notes);
        }
        Map<String, Silence> silences = new HashMap<>();
        habits.silences(clock.instant()).forEach(silence -> silences.put(silence.source(), silence));
        List<Table.Row> rows = feeds.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(feed -> row(feed.getKey(), feed.getValue(), Optional.ofNullable(silences.get(feed.getKey()))))
                .sorted(Comparator.comparing(
                                (Table.Row row) -> row.cells().get(1).text())
                        .reversed())
                .toList();
        long silent = rows.stream()
                .filter(row -> !row.cells().get(1).text().isEmpty())
                .count();
        return new Table(
                List.of(
                        "%,d sources, %,d silent for longer than usual.".formatted(rows.size(), silent),
                        "Times are UTC. Holidays and closed crossings do not count as silence."),
                COLUMNS,
                rows,
                notes);
    }

    @Override
    public void shown() {
        changed.clear();
    }

    private Table.Row row(String source, Sent sent, Optional<Silence> silence) {
        boolean isSilent = silence.filter(Silence::isTooLong).isPresent();
        return new Table.Row(
                List.of(
                        TableCell.of(source),
                        TableCell.of(isSilent ? "silent" : ""),
                        new TableCell(
                                MINUTE.format(sent.last()),
                                BigDecimal.valueOf(sent.last().toEpochMilli())),
                        silence.map(known -> TableCell.of(known.silent())).orElse(TableCell.of("")),
                        silence.map(Silence::limit).map(TableCell::of).orElse(TableCell.of("")),
                        TableCell.of(sent.messages()),
                        TableCell.of(sent.rejected()),
                        share(sent)),
                changed.contains(source));
    }

    private static TableCell share(Sent sent) {
        if (sent.messages() == 0) {
            return TableCell.of("");
        }
        BigDecimal share = BigDecimal.valueOf(sent.rejected())
                .movePointRight(2)
                .divide(BigDecimal.valueOf(sent.messages()), PER_CENT_SCALE, RoundingMode.HALF_EVEN);
        return new TableCell(share + " %", share);
    }
}

package io.landport.launcher.watch;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.monitor.FateBook;
import io.landport.monitor.meter.PipelineMeters.Fates;
import io.landport.terminal.Table;
import io.landport.terminal.TableCell;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts of the fates of the messages of each topic and source, and the records read that have no fate yet. */
public final class FateBoard implements Board<FateCount> {
    /** The columns of its table. */
    public static final List<String> COLUMNS = List.of("topic", "source", "fate", "messages");

    private final FateBook book = new FateBook();
    private final Set<List<String>> changed = new HashSet<>();

    @Override
    public void take(FateCount count) {
        if (book.take(count) != 0) {
            changed.add(List.of(
                    count.key().topic(), count.key().source(), count.key().fate()));
        }
    }

    @Override
    public Table table() {
        Set<String> topics = book.topics();
        if (topics.isEmpty()) {
            return Table.empty("No fates yet.");
        }
        return new Table(
                topics.stream().map(this::heading).toList(),
                COLUMNS,
                book.fates().stream()
                        .filter(fates -> fates.messages() != 0)
                        .map(this::row)
                        .toList(),
                List.of());
    }

    @Override
    public void shown() {
        changed.clear();
    }

    private String heading(String topic) {
        long read = book.messages(topic, FateKey.READ);
        long accounted = book.accounted(topic);
        return "%s: %,d records read, %,d accounted for, lag %,d".formatted(topic, read, accounted, read - accounted);
    }

    private Table.Row row(Fates fates) {
        return new Table.Row(
                List.of(
                        TableCell.of(fates.topic()),
                        TableCell.of(fates.source()),
                        TableCell.of(fates.fate()),
                        TableCell.of(fates.messages())),
                changed.contains(List.of(fates.topic(), fates.source(), fates.fate())));
    }
}

package io.landport.query;

import static io.landport.query.Dimension.RECEIVED_DAY;
import static io.landport.query.Dimension.TOPIC;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets the records read of a topic against those that met a fate. */
public final class BalanceQuestion implements Question {
    private static final Dimensions DIMENSIONS = new Dimensions(List.of(TOPIC, RECEIVED_DAY), List.of());

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.options(Reading.RECEIVED_FROM, Reading.RECEIVED_TO);
    }

    @Override
    public Query asked(Map<String, String> words) {
        Reading reading = new Reading(words, options());
        Optional<Long> limit = reading.limit();
        Facts balances = reading.received(Facts.of("fate_balance"));
        Selection selection = reading.selection(DIMENSIONS).orGroupedBy(List.of(TOPIC));
        reading.end();
        return Query.ofRecords(
                        selection.of(balances),
                        Column.after(
                                selection.grouping(),
                                List.of(
                                        Column.sum("records_read"),
                                        Column.sum("records_accounted"),
                                        Column.sum("difference"))),
                        "sum(records_read) <> 0 OR sum(records_accounted) <> 0")
                .limited(limit);
    }
}

package io.landport.query.question;

import static io.landport.query.sql.Dimension.RECEIVED_DAY;
import static io.landport.query.sql.Dimension.TOPIC;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Facts;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the records read from a topic with the records that have a fate. */
public final class BalanceQuestion implements Question {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(List.of(TOPIC, RECEIVED_DAY), List.of());

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.options(OptionReader.RECEIVED_FROM, OptionReader.RECEIVED_TO);
    }

    @Override
    public Query query(Map<String, String> values) {
        OptionReader reading = new OptionReader(values, options());
        Optional<Long> limit = reading.limit();
        Facts balances = reading.received(Facts.of("fate_balance"));
        Selection selection = reading.selection(DIMENSIONS).orGroupedBy(List.of(TOPIC));
        reading.end();
        return Query.ofRecords(
                        selection.of(balances),
                        AnswerColumn.after(
                                selection.grouping(),
                                List.of(
                                        AnswerColumn.sum("records_read"),
                                        AnswerColumn.sum("records_accounted"),
                                        AnswerColumn.sum("difference"))),
                        "sum(records_read) <> 0 OR sum(records_accounted) <> 0")
                .limited(limit);
    }
}

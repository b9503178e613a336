package io.landport.query.question;

import static io.landport.query.sql.Dimension.FATE;
import static io.landport.query.sql.Dimension.RECEIVED_DAY;
import static io.landport.query.sql.Dimension.SOURCE;
import static io.landport.query.sql.Dimension.TOPIC;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Facts;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts messages by fate. */
public final class FateQuestion implements Question {
    private static final QueryDimensions DIMENSIONS =
            new QueryDimensions(List.of(TOPIC, SOURCE, RECEIVED_DAY, FATE), List.of());

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.options(OptionReader.RECEIVED_FROM, OptionReader.RECEIVED_TO);
    }

    @Override
    public Query query(Map<String, String> values) {
        OptionReader reading = new OptionReader(values, options());
        Optional<Long> limit = reading.limit();
        Facts fates = reading.received(Facts.of("message_fate"));
        Selection selection = reading.selection(DIMENSIONS).orGroupedBy(List.of(TOPIC, FATE));
        reading.end();
        return Query.ofRecords(
                        selection.of(fates),
                        AnswerColumn.after(selection.grouping(), List.of(AnswerColumn.sum("records"))),
                        "sum(records) <> 0")
                .limited(limit);
    }
}

package io.landport.query;

import static io.landport.query.Dimension.FILE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sets the rows read of files against what became of them. */
public final class FeedQuestion implements Question {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(List.of(FILE), List.of());
    private static final List<AnswerColumn> COLUMNS = Stream.of(
                    "rows_read",
                    "rows_in_documents",
                    "rows_rejected",
                    "rows_lost",
                    "documents",
                    "rejections",
                    "rejections_stored",
                    "rejections_lost")
            .map(AnswerColumn::sum)
            .toList();

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.options();
    }

    @Override
    public Query asked(Map<String, String> words) {
        OptionReader reading = new OptionReader(words, options());
        Optional<Long> limit = reading.limit();
        Selection selection = reading.selection(DIMENSIONS).orGroupedBy(List.of(FILE));
        reading.end();
        return Query.ofRecords(
                        selection.of(Facts.of("feed_balance")),
                        AnswerColumn.after(selection.grouping(), COLUMNS),
                        "count(*) > 0")
                .limited(limit);
    }
}

package io.landport.query.question;

import static io.landport.query.sql.Dimension.FILE;
import static io.landport.query.sql.Dimension.HASH;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Facts;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the rows of ingested files with the documents and rejections made of them. Files are identified by content, not by name. */
public final class FeedQuestion implements Question {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(List.of(), List.of(FILE, HASH));
    private static final List<AnswerColumn> FIGURES = Stream.of(
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
    public Query query(Map<String, String> values) {
        OptionReader reading = new OptionReader(values, options());
        Optional<Long> limit = reading.limit();
        Selection selection = reading.selection(DIMENSIONS);
        reading.end();
        return Query.ofRecords(
                        selection.of(Facts.of("feed_balance")),
                        AnswerColumn.after(DIMENSIONS.columns(), FIGURES),
                        "count(*) > 0")
                .limited(limit);
    }
}

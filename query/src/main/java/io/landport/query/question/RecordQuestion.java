package io.landport.query.question;

import static io.landport.query.sql.Dimension.FATE;
import static io.landport.query.sql.Dimension.FEED;
import static io.landport.query.sql.Dimension.FILE;
import static io.landport.query.sql.Dimension.HASH;
import static io.landport.query.sql.Dimension.RECEIVED_DAY;
import static io.landport.query.sql.Dimension.SOURCE;
import static io.landport.query.sql.Dimension.TOPIC;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.util.List;

/** Counts messages, records or rows of files, by which nothing is lost unseen. */
public final class RecordQuestion extends StoreQuestion {
    private final String view;
    private final List<Dimension> defaultGrouping;
    private final List<String> figures;
    private final String having;

    /**
     * @param defaultGrouping if no other is asked for
     * @param figures columns of the view that are added up
     * @param having SQL condition over the sums of a row that keeps the row in the answer
     */
    private RecordQuestion(
            String code,
            String view,
            QueryDimensions dimensions,
            List<Dimension> defaultGrouping,
            List<String> figures,
            String having,
            String... description) {
        super(code, dimensions, description);
        this.view = view;
        this.defaultGrouping = List.copyOf(defaultGrouping);
        this.figures = List.copyOf(figures);
        this.having = having;
    }

    /** Messages by fate. */
    public static RecordQuestion fates() {
        return new RecordQuestion(
                "fates",
                "message_fate",
                new QueryDimensions(List.of(TOPIC, SOURCE, RECEIVED_DAY, FATE), List.of()),
                List.of(TOPIC, FATE),
                List.of("records"),
                "sum(records) <> 0",
                "Counts messages by fate: every record read has exactly one. By topic and fate unless {by} is given.");
    }

    /** Records read from a topic, and those that have a fate. */
    public static RecordQuestion balance() {
        return new RecordQuestion(
                "balance",
                "fate_balance",
                new QueryDimensions(List.of(TOPIC, RECEIVED_DAY), List.of()),
                List.of(TOPIC),
                List.of("records_read", "records_accounted", "difference"),
                "sum(records_read) <> 0 OR sum(records_accounted) <> 0",
                "Compares the records read with those that have a fate. By topic unless {by} is given.");
    }

    /** Rows of files, and what was made of them. */
    public static RecordQuestion feeds() {
        return new RecordQuestion(
                "feeds",
                "feed_balance",
                new QueryDimensions(List.of(), List.of(FILE, HASH)),
                List.of(FILE, HASH),
                List.of(
                        "rows_read",
                        "rows_in_documents",
                        "rows_rejected",
                        "rows_lost",
                        "documents",
                        "rejections",
                        "rejections_stored",
                        "rejections_lost"),
                "count(*) > 0",
                "Compares the rows read from files with the documents and rejections made of them. One row for each"
                        + " name and content (hash): a file delivered again with other rows, or under another name, has another row.");
    }

    /** Receipts of feeds that have webhooks, by the state of their delivery. */
    public static RecordQuestion webhooks() {
        return new RecordQuestion(
                "webhooks",
                "webhook_balance",
                new QueryDimensions(List.of(), List.of(FEED)),
                List.of(FEED),
                List.of("receipts", "delivered", "pending", "parked", "skipped", "difference"),
                "count(*) > 0",
                "Compares the receipts of feeds that have webhooks with those that are delivered, pending, parked and"
                        + " skipped.");
    }

    @Override
    public List<QuestionOption> options() {
        return dimensions().columns().contains(RECEIVED_DAY)
                ? dimensions().options(OptionReader.RECEIVED_FROM, OptionReader.RECEIVED_TO)
                : dimensions().options();
    }

    @Override
    Query query(OptionReader reading) {
        SqlFragment facts = reading.dayRange().of("received_day", SqlFragment.from(view));
        Selection selection = reading.selection(dimensions()).orGroupedBy(defaultGrouping);
        List<AnswerColumn> sums = figures.stream().map(AnswerColumn::sum).toList();
        return Query.ofRecords(selection.of(facts), AnswerColumn.after(selection.grouping(), sums), having);
    }
}

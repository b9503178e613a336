package io.landport.streams.total;

import io.landport.contract.FormatLevels;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Int128;
import io.landport.domain.total.MonthlyChange;
import io.landport.domain.total.PublishedUpTo;
import io.landport.domain.total.Rolling;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.domain.total.Trade;
import io.landport.streams.commit.CommitRequests;
import io.landport.streams.parcel.Parcel;
import io.landport.streams.parcel.ParcelVisitor;
import io.landport.streams.sink.Placed;
import io.landport.streams.sink.SinkNode;
import io.landport.streams.table.PagedTable;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.NullUnmarked;

/**
 * Adds up the changes that the partitions of documents send in parcels. A daily total is the sum of its changes by received
 * day, a window the sum of its days. Before each commit it publishes the changed totals that are due.
 */
@NullUnmarked
public final class TotalProcessor implements Processor<byte[], byte[], String, Object>, ParcelVisitor {
    /** The name of the store. */
    public static final String TOTALS = "totals";

    /** The sink of daily totals. */
    public static final SinkNode<Placed<DailyTotal>> DAILY_TOTALS = new SinkNode<>("write-daily-totals");

    /** The sink of monthly changes. */
    public static final SinkNode<Placed<MonthlyChange>> MONTHLY_CHANGES = new SinkNode<>("write-monthly-changes");

    /** The sink of windows and clocks. */
    public static final SinkNode<Placed<Rolling>> ROLLING_TOTALS = new SinkNode<>("write-rolling-totals");

    /** The sink of commodity totals. */
    public static final SinkNode<Placed<CommodityTotal>> COMMODITY_TOTALS = new SinkNode<>("write-commodity-totals");

    /** The sink of counts of fates. */
    public static final SinkNode<Placed<FateCount>> FATES = new SinkNode<>("write-fates");

    /** The sink of positions. */
    public static final SinkNode<Placed<PublishedUpTo>> POSITIONS = new SinkNode<>("write-positions");

    private final Predicate<String> isDatedByMonth;
    private final FormatLevels levels;
    private ProcessorContext<String, Object> context;
    private int partition;
    private SeriesCatalog catalog;
    private DailyTotals days;
    private MonthlyChanges months;
    private Windows windows;
    private Trades trades;
    private CommodityTotals commodities;
    private FateCounts fates;
    private List<PublishQueue<?>> queues;
    private Positions positions;
    private CommitRequests commits;

    /**
     * @param isDatedByMonth whether a source dates its documents by month
     * @param levels of parcels
     */
    public TotalProcessor(Predicate<String> isDatedByMonth, FormatLevels levels) {
        this.isDatedByMonth = isDatedByMonth;
        this.levels = levels;
    }

    @Override
    public void init(ProcessorContext<String, Object> newContext) {
        // Kafka Streams calls this again after an aborted transaction, so nothing of an earlier call may remain.
        context = newContext;
        partition = newContext.taskId().partition();
        PagedTable stored = newContext.getStateStore(TOTALS);
        TotalsTable table = new TotalsTable(stored);
        catalog = new SeriesCatalog(table, isDatedByMonth);
        days = new DailyTotals(table, catalog);
        months = new MonthlyChanges(table, catalog, days);
        windows = new Windows(catalog, days);
        trades = new Trades(table);
        commodities = new CommodityTotals(table, trades);
        fates = new FateCounts(table);
        queues = List.of(days.queue(), months.queue(), windows.queue(), commodities.queue(), fates.queue());
        positions = new Positions(table, partition, queues);
        stored.beforeCommit(newContext, this::publish);
        commits = new CommitRequests(newContext);
        requestCommits();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        levels.require(record.headers(), () -> "a parcel in task " + context.taskId());
        commits.onRecord(record.timestamp(), Parcel.open(record.value(), this));
    }

    @Override
    public void asOf(String source, long day) {
        windows.advance(source, day);
    }

    @Override
    public int series(Series series) {
        return catalog.track(series).number();
    }

    @Override
    public int trade(Trade trade) {
        return trades.numberOf(trade);
    }

    @Override
    public int unit(String name) {
        return trades.unitNumberOf(name);
    }

    @Override
    public void daily(int series, long day, long receivedDay, Amounts change) {
        TrackedSeries tracked = catalog.series().get(series);
        days.add(tracked, day, receivedDay, change);
        months.add(tracked, day, receivedDay);
        windows.add(tracked, day, change);
    }

    @Override
    public void commodity(int trade, long commodityMonth, Amounts change, Int128 quantity) {
        commodities.add(trade, commodityMonth, change, quantity);
    }

    @Override
    public void fate(FateKey key, long records) {
        fates.add(key, records);
    }

    @Override
    public void position(int origin, String topic, long nextOffset, long receivedDay) {
        positions.put(origin, topic, nextOffset, LocalDate.ofEpochDay(receivedDay));
    }

    private void publish() {
        long now = context.currentSystemTimeMs();
        long lag = commits.lagMillis();
        days.publishDue(now, lag, this::publish);
        months.publishDue(now, lag, this::publish);
        windows.publishDue(now, lag, this::publish, this::publish);
        commodities.publishDue(now, lag, this::publish);
        fates.publishDue(now, lag, this::publish);
        positions.publishDue(now, this::publish);
        requestCommits();
    }

    private void requestCommits() {
        boolean hasUnpublished = !positions.isEmpty() || queues.stream().anyMatch(queue -> !queue.isEmpty());
        commits.onCommit(
                hasUnpublished, queues.stream().mapToLong(PublishQueue::waiting).sum());
    }

    private void publish(DailyTotalState day) {
        TotalKey key = new TotalKey(day.series().series(), LocalDate.ofEpochDay(day.day()));
        forward(day.series().key() + '|' + key.day(), day.publish(key), DAILY_TOTALS);
    }

    private void publish(MonthlyChange change) {
        forward(change.key(), change, MONTHLY_CHANGES);
    }

    private void publish(TrackedSeries series) {
        SourceClock clock = series.clock();
        LocalDate asOf = LocalDate.ofEpochDay(clock.asOf());
        for (int window = 0; window < clock.windows().size(); window++) {
            if (series.markPublished(window)) {
                publish(Rolling.RollingTotal.of(
                        series.series(), clock.windows().get(window), asOf, series.sum(window)));
            }
        }
    }

    private void publish(SourceClock clock) {
        publish(new Rolling.AsOf(clock.source(), partition, LocalDate.ofEpochDay(clock.asOf())));
    }

    private void publish(Rolling rolling) {
        forward(rolling.key(), rolling, ROLLING_TOTALS);
    }

    private void publish(CommodityTotal total) {
        forward(total.key().key(), total, COMMODITY_TOTALS);
    }

    private void publish(FateCount count) {
        forward(count.key().key(), count, FATES);
    }

    private void publish(PublishedUpTo position) {
        forward(position.key(), position, POSITIONS);
    }

    /** To the partition of this task: settle has sent each series, trade and fate to the task of its key. */
    private <V> void forward(String key, V value, SinkNode<Placed<V>> sink) {
        Placed<V> placed = new Placed<>(value, partition);
        sink.forward(context, new Record<>(key, placed, context.currentSystemTimeMs()));
    }
}

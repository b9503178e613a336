package io.landport.query;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Rejection;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.domain.total.Trade;
import io.landport.domain.total.Window;
import io.landport.query.sql.Query;
import io.landport.query.sql.SqlFragment;
import io.landport.store.Database;
import io.landport.store.StoreSamples;
import io.landport.store.StoreUnavailableException;
import io.landport.store.write.Batch;
import io.landport.store.write.MonthsOfBatches;
import io.landport.store.write.Store;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.intellij.lang.annotations.Language;

/**
 * A store of its own for each test, with the bundled reference data, filled by the writer that the consumer uses. Rows are
 * written when something is first asked after them.
 */
public final class TestStore {
    private static final int MONEY_SCALE = 4;
    private static final int WEIGHT_SCALE = 3;

    private final Database database;
    private final Map<List<Object>, Amounts> changes = new HashMap<>();
    private final Map<TotalKey, Amounts> sums = new HashMap<>();
    private Batch batch = new Batch();
    /** Months of totals, because totals of tests need not have changes. */
    @Language("SQL")
    private static final String ADD_UP_MONTHS = """
            INSERT INTO monthly_total_fact AS stored (series, month, lines, lines_without_weight, value, net_weight_kg)
            SELECT series, date_trunc('month', day::timestamp)::date, sum(lines), sum(lines_without_weight), sum(value),
              sum(net_weight_kg)
            FROM daily_total_fact GROUP BY 1, 2
            ON CONFLICT (series, month) DO UPDATE SET (lines, lines_without_weight, value, net_weight_kg)
              = ROW(excluded.lines, excluded.lines_without_weight, excluded.value, excluded.net_weight_kg)""";

    @Language("SQL")
    private static final String ADD_UP_REPORTED = """
            INSERT INTO reported_total_fact AS stored
              (month, source, reporter, flow, regime, currency, lines, lines_without_weight, value, net_weight_kg)
            SELECT month, source, reporter, flow, regime, currency, sum(lines), sum(lines_without_weight), sum(value),
              sum(net_weight_kg)
            FROM monthly_total GROUP BY 1, 2, 3, 4, 5, 6
            ON CONFLICT (source, reporter, flow, regime, currency, month)
            DO UPDATE SET (lines, lines_without_weight, value, net_weight_kg)
              = ROW(excluded.lines, excluded.lines_without_weight, excluded.value, excluded.net_weight_kg)""";

    private final MonthsOfBatches months = new MonthsOfBatches();
    private boolean isPending;

    private TestStore(Database database) {
        this.database = database;
    }

    static TestStore withoutTables() throws SQLException {
        return new TestStore(Database.empty());
    }

    public static TestStore empty() throws SQLException, InterruptedException {
        TestStore store = new TestStore(Database.migrated());
        // The reference data is written even where nothing else is.
        store.isPending = true;
        return store;
    }

    public String url() throws SQLException {
        write();
        return database.address().url();
    }

    /**
     * Adds a daily total.
     *
     * @param key day, crossing, sector, flow, source, reporter, channel and currency between spaces
     */
    public TestStore with(String key, long lines, long withoutWeight, String value, String weight) {
        return with(key(key), new Amounts(lines, withoutWeight, money(value), kilograms(weight)));
    }

    public TestStore with(TotalKey key, Amounts amounts) {
        batch.add(new DailyTotal(key, amounts));
        return pending();
    }

    /** Adds to a daily total. */
    public TestStore withSum(TotalKey key, Amounts amounts) {
        return with(key, sums.merge(key, amounts, Amounts::plus));
    }

    /** Adds a daily total of 1 for each number, which is added to the key's sector. */
    TestStore withSectors(String key, int first, int last) {
        TotalKey total = key(key);
        for (int number = first; number <= last; number++) {
            with(
                    new TotalKey(ofSector(total.series(), total.series().sector() + '-' + number), total.day()),
                    new Amounts(1, 0, money("1"), kilograms("1")));
        }
        return this;
    }

    /**
     * Adds a change of a daily total, or adds to it.
     *
     * @param key as in {@link #with}
     */
    public TestStore withChange(String key, LocalDate received, long lines, String value) {
        return withChange(key(key), received, new Amounts(lines, 0, money(value), Int128.ZERO));
    }

    public TestStore withChange(TotalKey key, LocalDate received, Amounts amounts) {
        batch.add(new DailyChange(key, received, changes.merge(List.of(key, received), amounts, Amounts::plus)));
        return pending();
    }

    /**
     * Adds a window as it was published.
     *
     * @param key crossing, source, reporter and currency between spaces
     * @param partition that it was published in
     */
    public TestStore withWindow(String key, Window window, LocalDate asOf, int partition, long lines) {
        String[] parts = key.split(" ", -1);
        Series series = series(parts[0], "wood", "import", parts[1], parts[2], "customs", parts[3]);
        Amounts amounts = new Amounts(lines, 0, money(Long.toString(lines)), Int128.ZERO);
        batch.add(RollingTotal.of(series, window, asOf, amounts), partition);
        return pending();
    }

    /** Moves a source's clock in a partition. */
    public TestStore withClock(String source, int partition, LocalDate asOf) {
        batch.add(new AsOf(source, partition, asOf), partition);
        return pending();
    }

    /** Adds a commodity total of the month at a crossing. */
    public TestStore withCommodity(
            String month, String crossing, String commodity, String unit, long lines, String quantity) {
        Trade trade = new Trade("cn-gacc", "CN", "RU", Series.NOT_SPECIFIED, crossing, Flow.IMPORT, "general", "CNY");
        batch.add(new CommodityTotal(
                trade.commodity(YearMonth.parse(month), commodity, unit),
                new Amounts(lines, 0, money(Long.toString(lines)), Int128.ZERO),
                kilograms(quantity)));
        return pending();
    }

    /** Adds a rate of exchange: so many units of the base currency are what one unit of the other is worth. */
    public TestStore withRate(String authority, String kind, Object day, String currency, String base, String rate)
            throws SQLException {
        execute("INSERT INTO exchange_rate VALUES ('%s', '%s', '%s', '%s', '%s', 'direct', %s, 1, 'test', now())"
                .formatted(authority, kind, day, currency, base, rate));
        return this;
    }

    /** Adds a count of messages. */
    public TestStore withFate(String topic, String source, String receivedDay, String fate, long records) {
        batch.add(new FateCount(new FateKey(topic, source, LocalDate.parse(receivedDay), fate), records));
        return pending();
    }

    public TestStore withFeed(FeedReport report) {
        batch.add(report);
        return pending();
    }

    public TestStore withRejection(Rejection rejection) {
        return withRejection(rejection, Instant.EPOCH);
    }

    public TestStore withRejection(Rejection rejection, Instant recorded) {
        batch.add(rejection, recorded);
        return pending();
    }

    /** The answer to a question as csv. */
    public String csv(Asked asked) throws IOException, SQLException {
        return answer(asked, AnswerFormat.CSV);
    }

    /** The answer to a question as json. */
    String json(Asked asked) throws IOException, SQLException {
        return answer(asked, AnswerFormat.JSON);
    }

    /** The answer to a question as people read it. */
    public String table(Asked asked) throws IOException, SQLException {
        return answer(asked, AnswerFormat.TABLE);
    }

    /** How often a query went over a table, a number for each place of its plan. */
    List<Long> loopsOver(String table, Query query) throws SQLException {
        SqlFragment rows = query.rows();
        try (Connection connection = DriverManager.getConnection(url());
                PreparedStatement statement = new SqlFragment(
                                "EXPLAIN (ANALYZE, FORMAT TEXT) " + rows.text(), rows.parameters())
                        .prepare(connection);
                ResultSet plan = statement.executeQuery()) {
            Pattern scan = Pattern.compile("Scan .*on " + table + " .* loops=([0-9]+)");
            List<Long> loops = new ArrayList<>();
            while (plan.next()) {
                scan.matcher(plan.getString(1)).results().forEach(found -> loops.add(Long.valueOf(found.group(1))));
            }
            return loops;
        }
    }

    private String answer(Asked asked, AnswerFormat format) throws IOException, SQLException {
        StringWriter out = new StringWriter();
        try (StoreReader reader = StoreReader.open(url(), "postgres", "")) {
            reader.answer(asked.request(), format, AnswerOutput.of(out));
        }
        return out.toString();
    }

    public void execute(String sql) throws SQLException {
        write();
        database.execute(sql);
    }

    /** A daily total's key from the words of {@link #with}; what they leave out is the same for all. */
    public static TotalKey key(String key) {
        String[] parts = key.split(" ", -1);
        return new TotalKey(
                series(parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7]),
                LocalDate.parse(parts[0]));
    }

    public static Int128 money(String value) {
        return Int128.of(new BigDecimal(value).movePointRight(MONEY_SCALE).toBigIntegerExact());
    }

    public static Int128 kilograms(String weight) {
        return Int128.of(new BigDecimal(weight).movePointRight(WEIGHT_SCALE).toBigIntegerExact());
    }

    private static Series series(
            String crossing,
            String sector,
            String flow,
            String source,
            String reporter,
            String channel,
            String currency) {
        return new Series(
                source,
                reporter,
                "RU",
                Series.NOT_SPECIFIED,
                crossing,
                sector,
                Flow.ofCode(flow).orElseThrow(),
                Channel.ofCode(channel).orElseThrow(),
                "general",
                "road",
                currency);
    }

    private static Series ofSector(Series series, String sector) {
        return new Series(
                series.source(),
                series.reporter(),
                series.partner(),
                series.region(),
                series.crossing(),
                sector,
                series.flow(),
                series.channel(),
                series.regime(),
                series.mode(),
                series.currency());
    }

    private TestStore pending() {
        isPending = true;
        return this;
    }

    private void write() throws SQLException {
        if (!isPending) {
            return;
        }
        isPending = false;
        try (Store store = new Store(database.address(), 1, StoreSamples.REFERENCE)) {
            store.initialize(List.of());
            months.addTo(batch);
            store.write(batch, List.of());
        } catch (StoreUnavailableException e) {
            throw new SQLException(e);
        }
        batch = new Batch();
        database.execute(ADD_UP_MONTHS);
        database.execute(ADD_UP_REPORTED);
    }
}

package io.landport.query.question;

import static io.landport.query.sql.Dimension.CHANNEL;
import static io.landport.query.sql.Dimension.CROSSING;
import static io.landport.query.sql.Dimension.FLOW;
import static io.landport.query.sql.Dimension.MODE;
import static io.landport.query.sql.Dimension.MONTH;
import static io.landport.query.sql.Dimension.PARTNER;
import static io.landport.query.sql.Dimension.REGIME;
import static io.landport.query.sql.Dimension.REGION;
import static io.landport.query.sql.Dimension.REPORTER;
import static io.landport.query.sql.Dimension.SECTOR;
import static io.landport.query.sql.Dimension.SOURCE;
import static io.landport.query.sql.Dimension.YEAR;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Facts;
import io.landport.query.sql.Grain;
import io.landport.query.sql.KnownOn;
import io.landport.query.sql.MonthRange;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Sums monthly totals, of all trade or of parts that overlap: corridors and zones, which are never added to each other. */
public final class MonthQuestion extends StoreQuestion {
    private static final List<Dimension> GROUPING =
            List.of(MONTH, YEAR, SOURCE, REPORTER, PARTNER, REGION, CROSSING, SECTOR, FLOW, CHANNEL, REGIME, MODE);

    /** The dimensions of {@code reported_total}, which has a row where months have thousands. */
    private static final Set<Dimension> REPORTED =
            Set.of(MONTH, YEAR, SOURCE, REPORTER, FLOW, REGIME, Dimension.CURRENCY);

    private static final String COLUMNS =
            "those of --by, then lines, lines_without_weight, value, currency, net_weight_kg.";

    private final List<Dimension> wholes;
    private final QueryDimensions dimensions;

    /** @param wholes further key columns of each row, such as the corridor; their values overlap */
    private MonthQuestion(String code, List<Dimension> wholes, String... description) {
        super(code, description);
        this.wholes = List.copyOf(wholes);
        this.dimensions = new QueryDimensions(
                GROUPING,
                Stream.concat(wholes.stream(), Stream.of(Dimension.CURRENCY)).toList());
    }

    /** All trade. */
    public static MonthQuestion monthly() {
        return new MonthQuestion(
                "monthly",
                List.of(),
                "Sums daily totals by month. One row for each combination of --by and each currency; amounts in"
                        + " different currencies are never added.",
                "csv columns: " + COLUMNS);
    }

    /** Trade through corridors. */
    public static MonthQuestion corridor() {
        return new MonthQuestion(
                "corridor",
                List.of(Dimension.CORRIDOR),
                "Sums the trade through corridors by month, each crossing on the days on which it belonged to the"
                        + " corridor. Corridors overlap, so their sums are never added. --corridor also accepts other names of a"
                        + " corridor.",
                "csv columns: corridor, " + COLUMNS);
    }

    /** Trade of the traders of zones. */
    public static MonthQuestion zone() {
        return new MonthQuestion(
                "zone",
                List.of(Dimension.ZONE),
                "Sums the trade of traders registered in zones by month, each region on the days on which it belonged"
                        + " to the zone. Zones overlap, so their sums are never added.",
                "csv columns: zone, " + COLUMNS);
    }

    @Override
    public List<QuestionOption> options() {
        return dimensions.rankedOptions(
                OptionReader.FROM_MONTH, OptionReader.TO_MONTH, OptionReader.KNOWN_ON, OptionReader.TREATMENT);
    }

    @Override
    public boolean isSettling() {
        return true;
    }

    @Override
    Query query(OptionReader reading) {
        MonthRange months = reading.months();
        Optional<LocalDate> knownOn = reading.knownOn();
        Selection selection = reading.selection(dimensions);
        Facts facts = months.of(reading.treated(Facts.of(totals(knownOn, selection))));
        List<AnswerColumn> columns = AnswerColumn.after(
                Stream.concat(wholes.stream(), selection.grouping().stream()).toList(), AnswerColumn.amounts());
        return totals(reading, facts, columns, selection, Grain.DAY, months);
    }

    /** Totals of months, or of their days if values are converted. */
    private SqlFragment totals(Optional<LocalDate> knownOn, Selection selection) {
        if (selection.reportingCurrency().isPresent()) {
            return KnownOn.days(code(), knownOn);
        }
        return wholes.isEmpty() && knownOn.isEmpty() && selection.needsOnly(REPORTED)
                ? KnownOn.reportedMonths()
                : KnownOn.months(code(), knownOn);
    }
}

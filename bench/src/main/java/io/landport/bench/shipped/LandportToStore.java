package io.landport.bench.shipped;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.Program;
import io.landport.bench.candidate.TotalTable;
import io.landport.bench.candidate.World;
import io.landport.bench.workload.Sums;
import io.landport.domain.document.Measures;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Landport end to end: streams stage and sink, from documents to rows of {@code daily_total}. */
public final class LandportToStore implements Candidate {
    /** What an installation has unless it says otherwise. */
    private static final int THREADS = 2;

    private static final String SUM_OF_LINES = "SELECT coalesce(sum(lines), 0) FROM daily_total";
    private static final String KEY =
            "concat_ws('|', source, reporter, partner, region, crossing, sector, flow, channel,"
                    + " regime, mode, currency, day)";
    private static final String TOTALS =
            "SELECT " + KEY + ", lines, lines_without_weight, value, net_weight_kg FROM daily_total";

    @Override
    public String code() {
        return "g1";
    }

    @Override
    public String title() {
        return "Landport into PostgreSQL";
    }

    @Override
    public List<OutputTopic> outputs(World world) {
        return Landport.outputsOf(world);
    }

    @Override
    public List<Program> programs() {
        return List.of(new SinkProgram(), new StreamsProgram(THREADS));
    }

    @Override
    public Optional<String> group(World world) {
        return new Landport(THREADS).group(world);
    }

    @Override
    public Goal goal(World world) {
        return new Goal.TotalsInTable(SUM_OF_LINES, LandportToStore::totals);
    }

    @Override
    public Optional<TotalTable> table() {
        return Optional.of(new TotalTable("daily_total", "day", KEY));
    }

    private static Map<String, Sums> totals(Connection connection) throws SQLException {
        Map<String, Sums> totals = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TOTALS)) {
            while (rows.next()) {
                totals.put(
                        rows.getString(1),
                        new Sums(
                                rows.getLong(2),
                                rows.getLong(3),
                                scaled(rows.getBigDecimal(4), Measures.MONEY_SCALE),
                                scaled(rows.getBigDecimal(5), Measures.WEIGHT_SCALE)));
            }
        }
        return totals;
    }

    private static long scaled(BigDecimal number, int scale) {
        return number.setScale(scale).unscaledValue().longValueExact();
    }
}

package io.landport.query.compare;

import io.landport.domain.total.Series;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.SqlFragment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks the codes of a table against the reference data of the store: a code with a typo would compare with nothing. */
final class KnownCodes {
    private static final Map<Dimension, String> CODES = new EnumMap<>(Map.of(
            Dimension.SOURCE, "SELECT id FROM source",
            Dimension.CROSSING, "SELECT id FROM crossing",
            Dimension.SECTOR, "SELECT id FROM sector",
            Dimension.REGION, "SELECT id FROM region",
            Dimension.REGIME, "SELECT id FROM regime",
            Dimension.MODE, "SELECT id FROM mode"));

    private KnownCodes() {}

    /** @throws InvalidTableException with all unknown codes */
    static void check(Connection connection, OfficialTable table) throws SQLException {
        TableProblems problems = new TableProblems();
        for (Dimension dimension : table.dimensions()) {
            String sql = CODES.get(dimension);
            if (sql != null) {
                Set<String> known = new TreeSet<>(SqlFragment.of(sql).read(connection, row -> row.getString(1)));
                known.add(Series.NOT_SPECIFIED);
                for (OfficialRow row : table.rows()) {
                    String code = table.value(row, dimension);
                    if (!known.contains(code) && problems.isFull()) {
                        problems.addUnlisted();
                    } else if (!known.contains(code)) {
                        problems.add(
                                row.line(),
                                table.column(dimension),
                                dimension.code(),
                                "\"" + code + "\" is not a known " + dimension.words()
                                        + TableProblems.suggestion(code, known) + " (landport codes " + dimension.code()
                                        + " lists them)");
                    }
                }
            }
        }
        problems.end();
    }
}

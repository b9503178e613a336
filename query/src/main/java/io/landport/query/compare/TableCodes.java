package io.landport.query.compare;

import io.landport.query.question.KnownCodes;
import io.landport.query.sql.Dimension;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Checks the codes of a table against the reference data of the store: a code with a typo would compare with nothing. */
final class TableCodes {
    private TableCodes() {}

    /** @throws InvalidTableException with all unknown codes */
    static void check(Connection connection, OfficialTable table) throws SQLException {
        TableProblems problems = new TableProblems();
        for (Dimension dimension : table.dimensions()) {
            Optional<Set<String>> codes = KnownCodes.of(connection, dimension);
            if (codes.isPresent()) {
                Set<String> known = codes.get();
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
                                        + KnownCodes.suggestion(code, known) + " (landport codes " + dimension.code()
                                        + " lists them)");
                    }
                }
            }
        }
        problems.end();
    }
}

package io.landport.query;

import io.landport.query.sql.SqlFragment;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.intellij.lang.annotations.Language;

/**
 * The received days (UTC) of which figures are known.
 *
 * @param first on which anything was received, if anything was
 * @param last today, or the last one if clocks of sources are ahead
 * @param newest on which anything was received, if anything was
 */
public record ReceivedDays(Optional<LocalDate> first, LocalDate last, Optional<LocalDate> newest) {
    @Language("SQL")
    private static final String DAYS = """
            SELECT min(received_day), greatest(max(received_day), (now() AT TIME ZONE 'UTC')::date), max(received_day) FROM message_fate""";

    static ReceivedDays read(Connection connection) throws SQLException {
        return SqlFragment.of(DAYS)
                .read(
                        connection,
                        row -> new ReceivedDays(
                                Optional.ofNullable(row.getObject(1, LocalDate.class)),
                                row.getObject(2, LocalDate.class),
                                Optional.ofNullable(row.getObject(3, LocalDate.class))))
                .get(0);
    }
}

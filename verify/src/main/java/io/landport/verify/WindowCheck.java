package io.landport.verify;

import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that the first day of a window fits its last day, and that the last day is not after its source's as-of day. */
final class WindowCheck {
    private final Map<String, LocalDate> asOf;

    /** @param asOf the as-of day of each source */
    WindowCheck(Map<String, LocalDate> asOf) {
        this.asOf = Map.copyOf(asOf);
    }

    /** The columns of a row that it reads. */
    List<String> columns() {
        return List.of("first_day", "as_of");
    }

    /** Returns what is wrong with a row; empty if nothing. */
    String problem(String key, ResultSet row) throws SQLException {
        LocalDate firstDay = row.getObject("first_day", LocalDate.class);
        LocalDate lastDay = row.getObject("as_of", LocalDate.class);
        Optional<Window> window = Window.ofCode(key.substring(key.lastIndexOf('|') + 1));
        if (window.isEmpty() || !window.get().firstDay(lastDay).equals(firstDay)) {
            return "as of " + lastDay + " but first day " + firstDay;
        }
        return late(key.substring(0, key.indexOf('|')), lastDay);
    }

    /** Returns what is wrong with a published window; empty if nothing. Its type guarantees the first day. */
    String problem(RollingTotal total) {
        return late(total.series().source(), total.asOf());
    }

    private String late(String source, LocalDate lastDay) {
        LocalDate last = asOf.get(source);
        return last != null && !lastDay.isAfter(last)
                ? ""
                : "as of " + lastDay + ", after its source's as-of day " + last;
    }
}

package io.landport.verify;

import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the days of a window are those that the window has, and not after its source's clock. */
final class WindowCheck implements RowCheck {
    private final Map<String, LocalDate> asOf;

    /** @param asOf each source's clock */
    WindowCheck(Map<String, LocalDate> asOf) {
        this.asOf = Map.copyOf(asOf);
    }

    @Override
    public List<String> columns() {
        return List.of("first_day", "as_of");
    }

    @Override
    public String flaw(String key, ResultSet row) throws SQLException {
        LocalDate firstDay = row.getObject("first_day", LocalDate.class);
        LocalDate lastDay = row.getObject("as_of", LocalDate.class);
        Optional<Window> window = Window.ofCode(key.substring(key.lastIndexOf('|') + 1));
        if (window.isEmpty() || !window.get().firstDay(lastDay).equals(firstDay)) {
            return "as of " + lastDay + " but from " + firstDay;
        }
        return late(key.substring(0, key.indexOf('|')), lastDay);
    }

    /** What is wrong with a published window, whose first day is right by its type; empty if nothing. */
    String flaw(RollingTotal total) {
        return late(total.series().source(), total.asOf());
    }

    private String late(String source, LocalDate lastDay) {
        LocalDate clock = asOf.get(source);
        return clock != null && !lastDay.isAfter(clock)
                ? ""
                : "as of " + lastDay + ", but its source's clock is " + clock;
    }
}

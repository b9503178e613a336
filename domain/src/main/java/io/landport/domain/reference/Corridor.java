package io.landport.domain.reference;

import java.time.LocalDate;
import java.util.List;

/**
 * A trade route that consists of crossings.
 *
 * @param nameChinese empty if unknown
 * @param nameRussian empty if unknown
 * @param parent the corridor that it is a part of, empty if none
 * @param from the first day of the corridor
 * @param note may be empty
 * @param aliases other names of the same corridor
 */
public record Corridor(
        String id,
        String name,
        String nameChinese,
        String nameRussian,
        String parent,
        LocalDate from,
        String note,
        List<String> aliases) {
    public Corridor {
        aliases = List.copyOf(aliases);
    }

    public Period period() {
        return new Period(from, LocalDate.MAX);
    }
}

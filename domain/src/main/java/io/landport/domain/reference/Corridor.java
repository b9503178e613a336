package io.landport.domain.reference;

import java.time.LocalDate;
import java.util.List;

/**
 * A route of trade that leads through crossings.
 *
 * @param nameChinese empty where not known
 * @param nameRussian empty where not known
 * @param parent the corridor that it is a part of, empty for none
 * @param from the first day that there is such a corridor
 * @param note what else there is to know, may be empty
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

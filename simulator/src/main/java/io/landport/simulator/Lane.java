package io.landport.simulator;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.landport.simulator.chance.ShareTable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A crossing as used by one kind of transport in one season.
 *
 * @param crossing the crossing's id
 * @param toChina share of the cargo to China
 * @param toRussia share of the cargo to Russia
 * @param lists share of the e-commerce lists
 * @param chinese how China customs writes it
 * @param russian how Russian customs writes it, null where it sees the commodities elsewhere
 * @param region registered place of the traders nearby
 */
public record Lane(
        String crossing,
        Transport transport,
        Season season,
        double toChina,
        double toRussia,
        double lists,
        Code chinese,
        @Nullable Code russian,
        String region) {

    /** A crossing in one customs service's codes. */
    public record Code(String scheme, String code) {}

    static Lane of(NamedCsvRecord row) {
        return new Lane(
                row.getField("crossing"),
                Transport.ofCode(row.getField("transport")),
                Season.ofCode(row.getField("season")),
                ShareTable.number(row, "to_china"),
                ShareTable.number(row, "to_russia"),
                ShareTable.number(row, "e_commerce"),
                new Code(row.getField("cn_scheme"), row.getField("cn_code")),
                row.getField("ru_code").isEmpty() ? null : new Code(row.getField("ru_scheme"), row.getField("ru_code")),
                row.getField("region"));
    }

    boolean runsOn(LocalDate day) {
        return season.includes(day);
    }
}

package io.landport.verify.recompute;

import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.verify.ledger.FigureColumn;
import io.landport.verify.ledger.Figures;
import java.util.List;

/** Figures of lists that summaries name. A list that is no longer named equals one that never was. */
public final class ListFigures {
    /** Fates by number; the first is that of a list that has not arrived. */
    private static final List<String> FATES =
            List.of(ListFate.ABSENT, "counted", "cancelled", "excluded", "summary", "pending");

    public static final List<FigureColumn> OF_NAMED = List.of(
            new FigureColumn("is_named", "is_named::integer", 0),
            new FigureColumn("revision", "CASE WHEN is_named THEN revision ELSE 0 END", 0),
            new FigureColumn(
                    "received_day",
                    "CASE WHEN is_named THEN to_char(received_day, 'YYYYMMDD')::numeric ELSE 0 END",
                    0));

    public static final List<FigureColumn> OF_FATES = List.of(
            FigureColumn.whole("declarations"),
            new FigureColumn(
                    "fate",
                    "CASE WHEN declarations = 0 THEN 0 ELSE array_position(ARRAY['" + String.join("', '", FATES)
                            + "'], fate::text) - 1 END",
                    0,
                    FATES));

    private ListFigures() {}

    public static Figures of(NamedList named) {
        return named.isNamed()
                ? Figures.of(1, named.revision(), Figures.number(named.receivedDay()))
                : Figures.of(0, 0, 0);
    }

    public static Figures of(ListFate fate) {
        if (fate.declarations() == 0) {
            return Figures.of(0, 0);
        }
        return FATES.contains(fate.fate())
                ? Figures.of(fate.declarations(), FATES.indexOf(fate.fate()))
                : Figures.invalid("unknown fate " + fate.fate());
    }

    /** The number of a fate. */
    static long number(String fate) {
        return FATES.indexOf(fate);
    }
}

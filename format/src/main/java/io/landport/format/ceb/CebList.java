package io.landport.format.ceb;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.InvalidRowException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a list of e-commerce purchases, messages 603 and 621, as a revision. */
final class CebList {
    private final CebItem item;
    private final CebSection head;
    private final Flow flow;

    CebList(CebItem item, Flow flow) {
        this.item = item;
        this.head = item.first("InventoryHead");
        this.flow = flow;
    }

    /** @throws InvalidRowException if a field that is needed is missing or malformed */
    Declaration declaration(DocumentId id, long revision) {
        List<CebSection> rows = item.all("InventoryList");
        String currency = rows.isEmpty() ? CebCodes.NO_CURRENCY : currency(rows.get(0));
        List<Line> lines = new ArrayList<>(rows.size());
        for (CebSection row : rows) {
            lines.add(line(row, currency, rows.size() == 1));
        }
        return new Declaration(id, revision, header(currency), lines, List.of(), CebNumbers.references(head));
    }

    private Header header(String currency) {
        return new Header(
                day(),
                flow.code(),
                null,
                head.required(CebField.PORT_CODE),
                head.optional(CebField.TRAF_MODE),
                null,
                CebCodes.place(head.required(CebField.EBC_CODE)),
                head.required(CebField.TRADE_MODE),
                currency,
                details());
    }

    private LocalDate day() {
        for (CebField field : List.of(CebField.IE_DATE, CebField.DECL_TIME)) {
            if (head.optional(field) != null) {
                return CebTime.day(head, field);
            }
        }
        return CebTime.day(head, CebField.APP_TIME);
    }

    private Details details() {
        String code = head.optional(CebField.COUNTRY);
        String country = code == null ? null : CebCodes.country(code);
        // No total needs it, so an unknown code is not a reason to reject the list.
        return new Details(
                head.thousandths(CebField.GROSS_WEIGHT),
                head.integer(CebField.PACK_NO),
                null,
                country == null || country.isEmpty() ? null : country,
                null,
                null,
                List.of());
    }

    private static String currency(CebSection row) {
        return CebCodes.currency(row.required(CebField.CURRENCY))
                .orElseThrow(() -> row.problem(
                        Reason.UNKNOWN_CODE, CebField.CURRENCY, "a currency of China's customs such as 142"));
    }

    private Line line(CebSection row, String currencyOfDocument, boolean isSole) {
        String currency = currency(row);
        return new Line(
                row.required(CebField.G_CODE),
                row.money(CebField.TOTAL_PRICE),
                netWeight(row, isSole),
                row.thousandths(CebField.QTY_1),
                row.optional(CebField.UNIT_1),
                partner(row),
                null,
                row.integer(CebField.G_NUM),
                currency.equals(currencyOfDocument) ? null : currency,
                Details.NONE);
    }

    /** The head has one net weight for all lines. It is that of a sole line, and is never divided among several. */
    private @Nullable Long netWeight(CebSection row, boolean isSole) {
        if (isSole && head.optional(CebField.NET_WEIGHT) != null) {
            return head.thousandths(CebField.NET_WEIGHT);
        }
        if (CebCodes.KILOGRAM.equals(row.optional(CebField.UNIT_1))) {
            return row.thousandths(CebField.QTY_1);
        }
        return CebCodes.KILOGRAM.equals(row.optional(CebField.UNIT_2)) ? row.thousandths(CebField.QTY_2) : null;
    }

    private static @Nullable String partner(CebSection row) {
        String code = row.optional(CebField.COUNTRY);
        if (code == null) {
            return null;
        }
        String country = CebCodes.country(code);
        if (country == null) {
            throw row.problem(Reason.UNKNOWN_CODE, CebField.COUNTRY, "a country of China's customs such as 344 or RUS");
        }
        return country.isEmpty() ? null : country;
    }
}

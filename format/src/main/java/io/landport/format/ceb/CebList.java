package io.landport.format.ceb;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.xml.XmlElement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a list of e-commerce purchases, messages 603 and 621, as a revision. */
final class CebList {
    private final XmlElement item;
    private final XmlElement head;
    private final Flow flow;

    CebList(XmlElement item, Flow flow) {
        this.item = item;
        this.head = CebMessages.head(item);
        this.flow = flow;
    }

    /** @throws InvalidRowException if a field that is needed is missing or malformed */
    Declaration declaration(DocumentId id, long revision) {
        List<XmlElement> rows = item.all("InventoryList");
        String currency = rows.isEmpty() ? CebCodes.NO_CURRENCY : currency(rows.get(0));
        List<Line> lines = new ArrayList<>(rows.size());
        for (XmlElement row : rows) {
            lines.add(line(row, currency, rows.size() == 1));
        }
        return new Declaration(id, revision, header(currency), lines, List.of(), CebNumbers.references(head));
    }

    private Header header(String currency) {
        return new Header(
                day(),
                flow.code(),
                null,
                head.required("portCode"),
                head.optional("trafMode"),
                null,
                CebCodes.place(head.required("ebcCode")),
                head.required("tradeMode"),
                currency,
                details());
    }

    private LocalDate day() {
        for (String field : List.of("ieDate", "declTime")) {
            if (head.optional(field) != null) {
                return CebTime.day(head, field);
            }
        }
        return CebTime.day(head, "appTime");
    }

    private Details details() {
        String code = head.optional("country");
        String country = code == null ? null : CebCodes.country(code);
        // No total needs it, so an unknown code is not a reason to reject the list.
        return new Details(
                head.thousandths("grossWeight"),
                head.integer("packNo"),
                null,
                country == null || country.isEmpty() ? null : country,
                null,
                null,
                List.of());
    }

    private static String currency(XmlElement row) {
        return CebCodes.currency(row.required("currency"))
                .orElseThrow(() ->
                        row.problem(Reason.UNKNOWN_CODE, "currency", "a currency of China's customs such as 142"));
    }

    private Line line(XmlElement row, String currencyOfDocument, boolean isSole) {
        String currency = currency(row);
        return new Line(
                row.required("gcode"),
                row.money("totalPrice"),
                netWeight(row, isSole),
                row.thousandths("qty1"),
                row.optional("unit1"),
                partner(row),
                null,
                row.integer("gnum"),
                currency.equals(currencyOfDocument) ? null : currency,
                Details.NONE);
    }

    /** The head has one net weight for all lines. It is that of a sole line, and is never divided among several. */
    private @Nullable Long netWeight(XmlElement row, boolean isSole) {
        if (isSole && head.optional("netWeight") != null) {
            return head.thousandths("netWeight");
        }
        if (CebCodes.KILOGRAM.equals(row.optional("unit1"))) {
            return row.thousandths("qty1");
        }
        return CebCodes.KILOGRAM.equals(row.optional("unit2")) ? row.thousandths("qty2") : null;
    }

    private static @Nullable String partner(XmlElement row) {
        String code = row.optional("country");
        if (code == null) {
            return null;
        }
        String country = CebCodes.country(code);
        if (country == null) {
            throw row.problem(Reason.UNKNOWN_CODE, "country", "a country of China's customs such as 344 or RUS");
        }
        return country.isEmpty() ? null : country;
    }
}

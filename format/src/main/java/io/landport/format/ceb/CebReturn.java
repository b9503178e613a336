package io.landport.format.ceb;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.Measures;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the return of imported goods, message 625, as a document of its own under the procedure of returned goods, which no total includes.
 * It has no values.
 */
final class CebReturn {
    private static final String RETURNED_GOODS = "4561";

    private final CebItem item;
    private final CebSection head;

    CebReturn(CebItem item, CebSection head) {
        this.item = item;
        this.head = head;
    }

    CebContent content() {
        List<Line> lines =
                item.all("InvtRefundList").stream().map(CebReturn::line).toList();
        return CebContent.of(new Declaration(
                CebNumbers.goodsReturn(head),
                CebTime.number(head, CebField.APP_TIME),
                header(),
                lines,
                List.of(),
                CebNumbers.references(head)));
    }

    private Header header() {
        String firm = head.optional(CebField.EBC_CODE);
        return new Header(
                CebTime.day(head, CebField.APP_TIME),
                Flow.EXPORT.code(),
                null,
                head.required(CebField.CUSTOMS_CODE),
                null,
                null,
                firm == null ? null : CebCodes.place(firm),
                RETURNED_GOODS,
                CebCodes.NO_CURRENCY);
    }

    private static Line line(CebSection row) {
        return new Line(
                row.required(CebField.G_CODE),
                0,
                null,
                scaled(row.decimal(CebField.QTY)),
                row.optional(CebField.UNIT),
                null,
                null,
                row.integer(CebField.G_NUM),
                null,
                Details.NONE);
    }

    private static @Nullable Long scaled(@Nullable BigDecimal units) {
        return units == null ? null : (Long) Measures.weight(units);
    }
}

package io.landport.format.ceb;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
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
                header(head, CebField.APP_TIME, RETURNED_GOODS),
                lines,
                List.of(),
                CebNumbers.references(head)));
    }

    /** The header of a document without values, such as a return and the result of a summary. */
    static Header header(CebSection head, CebField day, @Nullable String procedure) {
        return new Header(
                CebTime.day(head, day),
                Flow.EXPORT.code(),
                null,
                head.required(CebField.CUSTOMS_CODE),
                null,
                null,
                CebCodes.place(head.optional(CebField.EBC_CODE)),
                procedure,
                CebCodes.NO_CURRENCY);
    }

    private static Line line(CebSection row) {
        return new Line(
                row.required(CebField.G_CODE),
                0,
                null,
                row.thousandths(CebField.QTY),
                row.optional(CebField.UNIT),
                null,
                null,
                row.integer(CebField.G_NUM),
                null,
                Details.NONE);
    }
}

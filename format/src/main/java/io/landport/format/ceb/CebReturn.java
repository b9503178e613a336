package io.landport.format.ceb;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.format.xml.XmlContent;
import io.landport.format.xml.XmlElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the return of imported goods, message 625, as a document of its own under the procedure of returned goods, which no total includes.
 * It has no values.
 */
final class CebReturn {
    private static final String RETURNED_GOODS = "4561";

    private final XmlElement item;
    private final XmlElement head;

    CebReturn(XmlElement item, XmlElement head) {
        this.item = item;
        this.head = head;
    }

    XmlContent content() {
        List<Line> lines =
                item.all("InvtRefundList").stream().map(CebReturn::line).toList();
        return XmlContent.of(new Declaration(
                CebNumbers.goodsReturn(head),
                CebTime.number(head, "appTime"),
                header(head, "appTime", RETURNED_GOODS),
                lines,
                List.of(),
                CebNumbers.references(head)));
    }

    /** The header of a document without values, such as a return and the result of a summary. */
    static Header header(XmlElement head, String day, @Nullable String procedure) {
        return new Header(
                CebTime.day(head, day),
                Flow.EXPORT.code(),
                null,
                head.required("customsCode"),
                null,
                null,
                CebCodes.place(head.optional("ebcCode")),
                procedure,
                CebCodes.NO_CURRENCY);
    }

    private static Line line(XmlElement row) {
        return new Line(
                row.required("gcode"),
                0,
                null,
                row.thousandths("qty"),
                row.optional("unit"),
                null,
                null,
                row.integer("gnum"),
                null,
                Details.NONE);
    }
}

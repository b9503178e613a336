package io.landport.format.ceb;

import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Line;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Reason;
import io.landport.format.xml.XmlContent;
import io.landport.format.xml.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the result of a summary, message 792, as a declaration that sums up the lists it names, and its release. It counts nowhere and has
 * no values. The parts of a result that was split are documents of their own, for each names other lists.
 */
final class CebSummary {
    private final XmlElement item;
    private final XmlElement head;

    CebSummary(XmlElement item) {
        this.item = item;
        this.head = CebMessages.head(item);
    }

    XmlContent content() {
        String declaration = head.optional("entryId");
        if (declaration == null) {
            return XmlContent.none(CebMessages.APPLICATIONS);
        }
        DocumentId id = CebNumbers.summary(declaration, part());
        long number = CebTime.number(head, "opDate");
        Set<String> lists = new LinkedHashSet<>();
        List<Line> lines = new ArrayList<>();
        for (XmlElement row : item.all("SummaryResultList")) {
            lists.add(row.required("invtNo"));
            lines.add(new Line(row.required("gcode"), 0, null, null, null, null, null));
        }
        return XmlContent.of(
                new Declaration(id, number, CebReturn.header(head, "opDate", null), lines, List.copyOf(lists)),
                new Decision(id, number, number, Outcome.RELEASED.code()));
    }

    private long part() {
        String number = head.optional("msgSeqNo");
        if (number == null) {
            return 1;
        }
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw head.problem(Reason.MALFORMED_NUMBER, "msgSeqNo", "a whole number from 1 on");
        }
        return Long.parseLong(number);
    }
}

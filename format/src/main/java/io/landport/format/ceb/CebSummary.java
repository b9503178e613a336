package io.landport.format.ceb;

import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Line;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Reason;
import io.landport.format.ceb.CebContent.Skipped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the result of a summary, message 792, as a declaration that sums up the lists it names, and its release. It counts nowhere and has
 * no values. The parts of a result that was split are documents of their own, for each names other lists.
 */
final class CebSummary {
    private final CebItem item;
    private final CebSection head;

    CebSummary(CebItem item) {
        this.item = item;
        this.head = item.first("SummaryResultHead");
    }

    CebContent content() {
        String declaration = head.optional(CebField.ENTRY_ID);
        if (declaration == null) {
            return CebContent.none(Skipped.APPLICATION);
        }
        DocumentId id = CebNumbers.summary(declaration, part());
        long number = CebTime.number(head, CebField.OP_DATE);
        Set<String> lists = new LinkedHashSet<>();
        List<Line> lines = new ArrayList<>();
        for (CebSection row : item.all("SummaryResultList")) {
            lists.add(row.required(CebField.INVT_NO));
            lines.add(new Line(row.required(CebField.G_CODE), 0, null, null, null, null, null));
        }
        return CebContent.of(
                new Declaration(id, number, CebReturn.header(head, CebField.OP_DATE, null), lines, List.copyOf(lists)),
                new Decision(id, number, number, Outcome.RELEASED.code()));
    }

    private long part() {
        String number = head.optional(CebField.MSG_SEQ_NO);
        if (number == null) {
            return 1;
        }
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw head.problem(Reason.MALFORMED_NUMBER, CebField.MSG_SEQ_NO, "a whole number from 1 on");
        }
        return Long.parseLong(number);
    }
}

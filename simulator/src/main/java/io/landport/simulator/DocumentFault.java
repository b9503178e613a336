package io.landport.simulator;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.judge.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The deliberate faults of simulated documents, each with the reason for which the judge rejects it. */
enum DocumentFault {
    UNKNOWN_SOURCE(Reason.UNKNOWN_SOURCE, DocumentFault::ofUnknownSource),
    UNKNOWN_CROSSING(Reason.UNKNOWN_CROSSING, good -> at(good, "crossing", "nowhere-in-particular")),
    UNKNOWN_CUSTOMS_REGION(Reason.UNKNOWN_CUSTOMS_REGION, good -> at(good, "unlocode", "ZZZZZ")),
    MALFORMED_CROSSING(Reason.MALFORMED_CROSSING, good -> at(good, "unlocode", "cn-sfh")),
    FUTURE_DATE(Reason.DATE_IN_FUTURE, DocumentFault::inTenYears),
    RESERVED_CHAPTER(
            Reason.COMMODITY_WITHOUT_SECTOR, good -> withLast(good, last -> last.with("770100", last.value()))),
    MALFORMED_COMMODITY(Reason.MALFORMED_COMMODITY, good -> withLast(good, last -> last.with("44O711", last.value()))),
    NEGATIVE_VALUE(
            Reason.AMOUNT_OUT_OF_RANGE, good -> withLast(good, last -> last.with(last.commodity(), -last.value()))),
    NO_LINES(Reason.NO_LINES, good -> good.with(good.header(), List.of()));

    private final Reason reason;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above have no state
    private final UnaryOperator<Declaration> change;

    DocumentFault(Reason reason, UnaryOperator<Declaration> change) {
        this.reason = reason;
        this.change = change;
    }

    Reason reason() {
        return reason;
    }

    /** The document with this fault put in. */
    Declaration in(Declaration good) {
        return change.apply(good);
    }

    private static Declaration ofUnknownSource(Declaration good) {
        DocumentId id =
                new DocumentId(good.id().channel(), "zz-unheard-of", good.id().document());
        return new Declaration(id, good.revision(), good.header(), good.lines(), good.summarises());
    }

    private static Declaration inTenYears(Declaration good) {
        Header header = good.header();
        return good.with(
                header.at(header.statisticalDate().plusYears(10), header.crossingScheme(), header.crossing()),
                good.lines());
    }

    private static Declaration at(Declaration good, String scheme, String crossing) {
        return good.with(good.header().at(good.header().statisticalDate(), scheme, crossing), good.lines());
    }

    private static Declaration withLast(Declaration good, UnaryOperator<Line> change) {
        List<Line> lines = new ArrayList<>(good.lines());
        lines.set(lines.size() - 1, change.apply(lines.get(lines.size() - 1)));
        return good.with(good.header(), lines);
    }
}

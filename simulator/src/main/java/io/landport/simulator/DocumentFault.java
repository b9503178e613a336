package io.landport.simulator;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.judge.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deliberate faults of simulated documents, each with the reason for which the judge rejects it. */
enum DocumentFault {
    UNKNOWN_SOURCE(Reason.UNKNOWN_SOURCE) {
        @Override
        Declaration in(Declaration good) {
            DocumentId id = good.id();
            return new Declaration(
                    new DocumentId(id.channel(), "zz-unheard-of", id.document()),
                    good.revision(),
                    good.header(),
                    good.lines(),
                    good.summarises());
        }
    },
    UNKNOWN_CROSSING(Reason.UNKNOWN_CROSSING) {
        @Override
        Declaration in(Declaration good) {
            return at(good, good.header().statisticalDate(), "crossing", "nowhere-in-particular");
        }
    },
    UNKNOWN_CUSTOMS_REGION(Reason.UNKNOWN_CUSTOMS_REGION) {
        @Override
        Declaration in(Declaration good) {
            return at(good, good.header().statisticalDate(), "unlocode", "ZZZZZ");
        }
    },
    MALFORMED_CROSSING(Reason.MALFORMED_CROSSING) {
        @Override
        Declaration in(Declaration good) {
            return at(good, good.header().statisticalDate(), "unlocode", "cn-sfh");
        }
    },
    FUTURE_DATE(Reason.DATE_IN_FUTURE) {
        @Override
        Declaration in(Declaration good) {
            Header header = good.header();
            return at(good, header.statisticalDate().plusYears(10), header.crossingScheme(), header.crossing());
        }
    },
    RESERVED_CHAPTER(Reason.COMMODITY_WITHOUT_SECTOR) {
        @Override
        Declaration in(Declaration good) {
            return withLast(good, "770100", last(good).value());
        }
    },
    MALFORMED_COMMODITY(Reason.MALFORMED_COMMODITY) {
        @Override
        Declaration in(Declaration good) {
            return withLast(good, "44O711", last(good).value());
        }
    },
    NEGATIVE_VALUE(Reason.AMOUNT_OUT_OF_RANGE) {
        @Override
        Declaration in(Declaration good) {
            return withLast(good, last(good).commodity(), -last(good).value());
        }
    },
    NO_LINES(Reason.NO_LINES) {
        @Override
        Declaration in(Declaration good) {
            return new Declaration(good.id(), good.revision(), good.header(), List.of(), good.summarises());
        }
    };

    private final Reason reason;

    DocumentFault(Reason reason) {
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** The document with this fault put in. */
    abstract Declaration in(Declaration good);

    private static Declaration at(Declaration good, LocalDate day, @Nullable String scheme, String crossing) {
        Header header = good.header();
        Header changed = new Header(
                day,
                header.flow(),
                scheme,
                crossing,
                header.mode(),
                header.partner(),
                header.region(),
                header.procedure(),
                header.currency());
        return new Declaration(good.id(), good.revision(), changed, good.lines(), good.summarises());
    }

    private static Line last(Declaration good) {
        return good.lines().get(good.lines().size() - 1);
    }

    private static Declaration withLast(Declaration good, String commodity, long value) {
        Line last = last(good);
        List<Line> lines = new ArrayList<>(good.lines());
        lines.set(
                lines.size() - 1,
                new Line(
                        commodity,
                        value,
                        last.netWeight(),
                        last.quantity(),
                        last.unit(),
                        last.partner(),
                        last.procedure()));
        return new Declaration(good.id(), good.revision(), good.header(), lines, good.summarises());
    }
}

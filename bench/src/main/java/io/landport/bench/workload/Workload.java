package io.landport.bench.workload;

import io.landport.bench.workload.WorkloadCatalog.Port;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The generated input, an endless sequence of messages: 80 % begin a document, 12 % amend and 3 % cancel an earlier one, 5 %
 * repeat an earlier message. Of 60 statistical days the newest two have 70 % of the documents. A message is worked out from
 * seed and index alone.
 *
 * <p>Documents are of the one source of the bundled reference data that needs no decisions, so that each message counts or
 * corrects what counts.
 */
public final class Workload {
    /** Share of the messages that begin a document, in percent. */
    public static final int NEW_PERCENT = 80;

    private static final int PERCENT = 100;
    private static final int AMENDED_BELOW = 92;
    private static final int CANCELLED_BELOW = 95;

    private static final int RECENT_PERCENT = 80;
    private static final int RECENT = 100_000;
    private static final int NEWEST_TWO_PERCENT = 70;
    private static final int MAX_LINES = 5;
    private static final int COMMODITIES = 4;
    private static final int WITHOUT_WEIGHT_PERCENT = 10;

    /** In 1/10,000; small enough that a {@code long} holds the sum of all lines. */
    private static final long MAX_VALUE = 10_000_000_000L;

    /** In 1/1,000 kilogram. */
    private static final long MAX_WEIGHT = 25_000_000L;

    private static final long FIRST_NUMBER = 1_000_000_000L;

    private final WorkloadRandom dice;

    public Workload(long seed) {
        dice = new WorkloadRandom(seed);
    }

    /** What a message does. */
    enum Kind {
        BEGINS,
        AMENDS,
        CANCELS,
        REPEATS
    }

    /**
     * The message of an index.
     *
     * @param index counted from 0
     */
    public TradeDocument message(int index) {
        int content = contentOf(index);
        int document = documentOf(content);
        return kind(content) == Kind.CANCELS ? new Cancellation(id(document), content) : declaration(document, content);
    }

    /** How many of the first messages begin a document. */
    public int documentsOf(int messages) {
        int documents = 0;
        for (int index = 0; index < messages; index++) {
            documents += kind(index) == Kind.BEGINS ? 1 : 0;
        }
        return documents;
    }

    /** The first message begins a document, so that every other has one to speak of. */
    Kind kind(int index) {
        int drawn = index == 0 ? 0 : dice.below(PERCENT, index, Draw.KIND);
        if (drawn < NEW_PERCENT) {
            return Kind.BEGINS;
        }
        return drawn < AMENDED_BELOW ? Kind.AMENDS : drawn < CANCELLED_BELOW ? Kind.CANCELS : Kind.REPEATS;
    }

    /** The message whose content it has: its own, or an earlier one's where it repeats. */
    int contentOf(int index) {
        return kind(index) == Kind.REPEATS ? earlier(index, Kind.REPEATS, false) : index;
    }

    /** The index of the message that began the document which a message with content of its own is about. */
    int documentOf(int content) {
        return kind(content) == Kind.BEGINS ? content : earlier(content, Kind.BEGINS, true);
    }

    Port port(int document) {
        return WorkloadCatalog.PORTS.get(dice.below(WorkloadCatalog.PORTS.size(), document, Draw.PORT));
    }

    Flow flow(int document) {
        return dice.below(2, document, Draw.FLOW) == 0 ? Flow.IMPORT : Flow.EXPORT;
    }

    LocalDate day(int document) {
        boolean isNew = dice.below(PERCENT, document, Draw.AGE) < NEWEST_TWO_PERCENT;
        int age = isNew
                ? dice.below(2, document, Draw.DAY)
                : 2 + dice.below(WorkloadCatalog.DAYS - 2, document, Draw.DAY);
        return WorkloadCatalog.NEWEST.minusDays(age);
    }

    int lines(int content) {
        return 1 + dice.below(MAX_LINES, content, Draw.LINES);
    }

    WorkloadCatalog.Goods goods(int content, int line) {
        return WorkloadCatalog.GOODS.get(
                dice.below(WorkloadCatalog.GOODS.size(), content, Draw.line(line, Draw.GOODS)));
    }

    long value(int content, int line) {
        return dice.longBelow(MAX_VALUE, content, Draw.line(line, Draw.VALUE));
    }

    boolean isWeighed(int content, int line) {
        return dice.below(PERCENT, content, Draw.line(line, Draw.WEIGHED)) >= WITHOUT_WEIGHT_PERCENT;
    }

    long weight(int content, int line) {
        return dice.longBelow(MAX_WEIGHT, content, Draw.line(line, Draw.WEIGHT));
    }

    /** Most corrections concern what is recent; some concern anything. Looks back for the first message of that kind. */
    private int earlier(int index, Kind kind, boolean isWanted) {
        boolean isRecent = dice.below(PERCENT, index, Draw.RECENT) < RECENT_PERCENT;
        int reach = isRecent ? Math.min(RECENT, index) : index;
        int found = index - 1 - dice.below(reach, index, Draw.TARGET);
        while ((kind(found) == kind) != isWanted) {
            found--;
        }
        return found;
    }

    private static DocumentId id(int document) {
        return new DocumentId(Channel.CUSTOMS, WorkloadCatalog.SOURCE, Long.toString(FIRST_NUMBER + document));
    }

    private Declaration declaration(int document, int content) {
        Port port = port(document);
        Header header = new Header(
                day(document),
                flow(document).code(),
                null,
                port.code(),
                port.modeCode(),
                port.partner(),
                port.region(),
                null,
                WorkloadCatalog.CURRENCY);
        List<Line> lines = new ArrayList<>();
        for (int line = 0; line < lines(content); line++) {
            lines.add(new Line(
                    commodity(content, line),
                    value(content, line),
                    isWeighed(content, line) ? weight(content, line) : null,
                    null,
                    null,
                    null,
                    null));
        }
        return new Declaration(id(document), content, header, lines, List.of());
    }

    private String commodity(int content, int line) {
        int heading = 1 + dice.below(COMMODITIES, content, Draw.line(line, Draw.COMMODITY));
        return goods(content, line).chapter() + "0" + heading + "10";
    }

    /** Which of an index's random numbers is for what. */
    private static final class Draw {
        static final int KIND = 0;
        static final int RECENT = 1;
        static final int TARGET = 2;
        static final int PORT = 3;
        static final int FLOW = 4;
        static final int AGE = 5;
        static final int DAY = 6;
        static final int LINES = 7;

        static final int GOODS = 0;
        static final int COMMODITY = 1;
        static final int VALUE = 2;
        static final int WEIGHED = 3;
        static final int WEIGHT = 4;

        private static final int FIRST_OF_LINES = 8;
        private static final int OF_A_LINE = 5;

        static int line(int line, int draw) {
            return FIRST_OF_LINES + line * OF_A_LINE + draw;
        }
    }
}

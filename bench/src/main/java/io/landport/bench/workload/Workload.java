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
 * The generated input, an endless sequence of messages: 80 % create a document, 12 % amend and 3 % cancel an earlier one, 5 %
 * repeat an earlier message. Of 60 statistical days, the latest two have 70 % of the documents. A message depends on seed and index
 * only.
 *
 * <p>Documents belong to a source of the bundled reference data that needs no decisions, so each message counts or corrects a
 * document that counts.
 */
public final class Workload {
    /** Percentage of messages that create a document. */
    private static final int NEW_PERCENT = 80;

    private static final int PERCENT = 100;
    private static final int AMENDED_BELOW = 92;
    private static final int CANCELLED_BELOW = 95;

    private static final int RECENT_PERCENT = 80;
    private static final int RECENT = 100_000;
    private static final int NEWEST_TWO_PERCENT = 70;
    private static final int MAX_LINES = 5;
    private static final int COMMODITIES = 4;
    private static final int WITHOUT_WEIGHT_PERCENT = 10;

    /** In 1/10,000; so small that the sum of all lines fits a {@code long}. */
    private static final long MAX_VALUE = 10_000_000_000L;

    /** In 1/1,000 kilogram. */
    private static final long MAX_WEIGHT = 25_000_000L;

    private static final long FIRST_NUMBER = 1_000_000_000L;

    private final WorkloadRandom random;

    public Workload(long seed) {
        this.random = new WorkloadRandom(seed);
    }

    /** The type of a message. */
    enum MessageType {
        CREATION,
        AMENDMENT,
        CANCELLATION,
        DUPLICATE
    }

    /** The number of messages that create this many documents. */
    public static int messages(int documents) {
        return Math.toIntExact((long) documents * PERCENT / NEW_PERCENT);
    }

    /** @param index counted from 0 */
    public TradeDocument message(int index) {
        int content = contentOf(index);
        int document = documentOf(content);
        return type(content) == MessageType.CANCELLATION
                ? new Cancellation(id(document), content)
                : declaration(document, content);
    }

    /** The first message creates a document, so that later ones can refer to it. */
    MessageType type(int index) {
        int drawn = index == 0 ? 0 : random.below(PERCENT, index, Draw.KIND);
        if (drawn < NEW_PERCENT) {
            return MessageType.CREATION;
        }
        return drawn < AMENDED_BELOW
                ? MessageType.AMENDMENT
                : drawn < CANCELLED_BELOW ? MessageType.CANCELLATION : MessageType.DUPLICATE;
    }

    /** The index of the message with its content: its own, or that of an earlier message if it is a duplicate. */
    int contentOf(int index) {
        return type(index) == MessageType.DUPLICATE ? earlier(index, MessageType.DUPLICATE, false) : index;
    }

    /** The index of the message that created the document of a message that is not a duplicate. */
    int documentOf(int content) {
        return type(content) == MessageType.CREATION ? content : earlier(content, MessageType.CREATION, true);
    }

    Port port(int document) {
        return WorkloadCatalog.PORTS.get(random.below(WorkloadCatalog.PORTS.size(), document, Draw.PORT));
    }

    Flow flow(int document) {
        return random.below(2, document, Draw.FLOW) == 0 ? Flow.IMPORT : Flow.EXPORT;
    }

    LocalDate day(int document) {
        boolean isRecent = random.below(PERCENT, document, Draw.AGE) < NEWEST_TWO_PERCENT;
        int age = isRecent
                ? random.below(2, document, Draw.DAY)
                : 2 + random.below(WorkloadCatalog.DAYS - 2, document, Draw.DAY);
        return WorkloadCatalog.NEWEST.minusDays(age);
    }

    int lines(int content) {
        return 1 + random.below(MAX_LINES, content, Draw.LINES);
    }

    WorkloadCatalog.ChapterSector chapter(int content, int line) {
        return WorkloadCatalog.CHAPTERS.get(
                random.below(WorkloadCatalog.CHAPTERS.size(), content, Draw.line(line, Draw.CHAPTER)));
    }

    long value(int content, int line) {
        return random.longBelow(MAX_VALUE, content, Draw.line(line, Draw.VALUE));
    }

    boolean isWeighed(int content, int line) {
        return random.below(PERCENT, content, Draw.line(line, Draw.WEIGHED)) >= WITHOUT_WEIGHT_PERCENT;
    }

    long weight(int content, int line) {
        return random.longBelow(MAX_WEIGHT, content, Draw.line(line, Draw.WEIGHT));
    }

    /** Finds an earlier message, mostly a recent one: the nearest before a random index that is, or is not, of a type. */
    private int earlier(int index, MessageType type, boolean isWanted) {
        boolean isRecent = random.below(PERCENT, index, Draw.RECENT) < RECENT_PERCENT;
        int reach = isRecent ? Math.min(RECENT, index) : index;
        int found = index - 1 - random.below(reach, index, Draw.TARGET);
        while ((type(found) == type) != isWanted) {
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
        int heading = 1 + random.below(COMMODITIES, content, Draw.line(line, Draw.COMMODITY));
        return chapter(content, line).chapter() + "0" + heading + "10";
    }

    /** The random numbers of an index. */
    private static final class Draw {
        static final int KIND = 0;
        static final int RECENT = 1;
        static final int TARGET = 2;
        static final int PORT = 3;
        static final int FLOW = 4;
        static final int AGE = 5;
        static final int DAY = 6;
        static final int LINES = 7;

        static final int CHAPTER = 0;
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

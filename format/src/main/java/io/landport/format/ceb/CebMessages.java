package io.landport.format.ceb;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Decision;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.Lines;
import io.landport.format.feed.RejectionLocator;
import io.landport.format.xml.XmlContent;
import io.landport.format.xml.XmlElement;
import io.landport.format.xml.XmlFormat;
import io.landport.format.xml.XmlMessages;
import io.landport.format.xml.XmlPaths;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of China's cross-border e-commerce (CEB): lists, their replies, cancellations, returns and summaries. A message holds many
 * items, each of which is read by itself.
 */
public final class CebMessages implements XmlMessages {
    /** {@code docs/formats/cn-ceb.md} says how each item is read. */
    public static final XmlFormat FORMAT =
            new XmlFormat("cn-ceb", "messages of China's cross-border e-commerce (CEB) in XML", CebMessages::new);

    /** Why items say nothing about trade. */
    static final String APPLICATIONS = "applications for a summary";

    private static final String DRAFTS = "drafts";
    private static final String PROGRESS = "replies that decide nothing";
    private static final String OTHERS = "messages of other kinds";

    /** Also those of kinds that are not read. */
    private static final Pattern MESSAGE = Pattern.compile("CEB[0-9]{3}Message");

    private static final int MAX_NAMES = 1_000;

    /** Elements beside the items of a message: who sent it, and its signature. */
    private static final Set<String> OF_THE_ENVELOPE =
            Set.of("BaseTransfer", "BaseSubscribe", "ExtendMessage", "Signature");

    /** The fields that are read, in whatever item or section they are. All others, such as the buyer's name, are dropped. */
    private static final List<String> FIELDS = List.of(
            ("appType appTime appStatus customsCode copNo preNo invtNo agentCode ebcCode portCode ieDate declTime"
                            + " tradeMode trafMode country packNo grossWeight netWeight gnum gcode currency qty unit"
                            + " qty1 unit1 qty2 unit2 totalPrice returnStatus returnTime opDate entryId msgCount msgSeqNo")
                    .split(" ", -1));

    private static final String RELEASED = "800";
    private static final String CLOSED = "899";
    private static final String REFUSED = "100";

    /** Customs answers a request with 399; a system that answers with 800 or 899 means the same. */
    private static final Set<String> APPROVED = Set.of("399", RELEASED, CLOSED);

    /** The messages that say something about trade. */
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("CEB603Message", new Kind("Inventory", item -> list(item, Flow.EXPORT))),
            Map.entry(
                    "CEB604Message",
                    new Kind("InventoryReturn", item -> decision(item, Set.of(CLOSED), CebNumbers::list))),
            Map.entry("CEB605Message", new Kind("InvtCancel", CebMessages::cancellation)),
            Map.entry("CEB606Message", new Kind("InvtCancelReturn", CebMessages::cancellationReply)),
            Map.entry("CEB621Message", new Kind("Inventory", item -> list(item, Flow.IMPORT))),
            Map.entry(
                    "CEB622Message",
                    new Kind("InventoryReturn", item -> decision(item, Set.of(RELEASED, CLOSED), CebNumbers::list))),
            Map.entry("CEB623Message", new Kind("InvtCancel", CebMessages::cancellation)),
            Map.entry("CEB624Message", new Kind("InvtCancelReturn", CebMessages::cancellationReply)),
            Map.entry("CEB625Message", new Kind("InvtRefund", CebMessages::goodsReturn)),
            Map.entry(
                    "CEB626Message",
                    new Kind("InvtRefundReturn", item -> decision(item, APPROVED, CebNumbers::goodsReturn))),
            Map.entry("CEB701Message", new Kind("SummaryApply", item -> XmlContent.none(APPLICATIONS))),
            Map.entry("CEB702Message", new Kind("SummaryReturn", item -> XmlContent.none(PROGRESS))),
            Map.entry("CEB792Message", new Kind("SummaryResult", item -> new CebSummary(item).content())));

    private final Map<String, XmlPaths> paths = new HashMap<>();
    private boolean hasMessage;

    /**
     * A message.
     *
     * @param element name of its items
     * @param reader what an item says
     */
    private record Kind(String element, Function<XmlElement, XmlContent> reader) {}

    @Override
    public String roots() {
        return "message such as CEB603Message";
    }

    @Override
    public boolean isMessage(String element) {
        return MESSAGE.matcher(element).matches();
    }

    @Override
    public @Nullable XmlPaths paths(String envelope, String name) {
        if (envelope.isEmpty()) {
            hasMessage |= isMessage(name);
            return null;
        }
        boolean isItem = hasMessage && envelope.lastIndexOf('/') == 0 && !OF_THE_ENVELOPE.contains(name);
        return isItem ? paths.computeIfAbsent(name, CebMessages::pathsOf) : null;
    }

    /** The fields of an item, of its head and of its lines. */
    private static XmlPaths pathsOf(String item) {
        StringBuilder all = new StringBuilder();
        for (String section : List.of("", item + "Head+/", item + "List+/")) {
            FIELDS.forEach(field -> all.append(section).append(field).append('\n'));
        }
        return XmlPaths.of(item + '*', all.toString(), Map.of());
    }

    @Override
    public int maxNames() {
        return MAX_NAMES;
    }

    @Override
    public long maxBytes() {
        return Lines.MAX_BYTES;
    }

    @Override
    public RejectionLocator locator(long number, XmlElement item) {
        return new CebLocator(number, item.path(), item.name());
    }

    @Override
    public @Nullable DocumentId id(XmlElement item) {
        return CebNumbers.listIfKnown(item);
    }

    @Override
    public List<DocumentReference> references(XmlElement item) {
        return CebNumbers.referencesIfKnown(item);
    }

    @Override
    public XmlContent read(XmlElement item) {
        String message = item.path().substring(1, item.path().lastIndexOf('/'));
        Kind kind = KINDS.get(message);
        if (kind == null) {
            return XmlContent.none(OTHERS);
        }
        if (!item.name().equals(kind.element())) {
            throw new InvalidRowException(
                            Reason.MALFORMED_ROW,
                            "a " + message + " has no " + item.name() + " outside of " + kind.element())
                    .at(item.path());
        }
        return kind.reader().apply(item);
    }

    /** The head of an item, which must be there. */
    static XmlElement head(XmlElement item) {
        String name = item.name() + "Head";
        XmlElement head = item.first(name);
        if (head == null) {
            throw new InvalidRowException(Reason.MISSING_FIELD, name + " is missing").at(item.path(name));
        }
        return head;
    }

    private static XmlContent list(XmlElement item, Flow flow) {
        XmlElement head = head(item);
        if (isDraft(head)) {
            return XmlContent.none(DRAFTS);
        }
        long revision = CebTime.number(head, "appTime");
        return switch (head.required("appType")) {
            case "1", "2" -> XmlContent.of(new CebList(item, flow).declaration(CebNumbers.list(head), revision));
            case "3" -> XmlContent.of(new Cancellation(CebNumbers.list(head), revision, CebNumbers.references(head)));
            default -> throw head.problem(Reason.UNKNOWN_CODE, "appType", "1, 2 or 3");
        };
    }

    private static XmlContent cancellation(XmlElement request) {
        return isDraft(request)
                ? XmlContent.none(DRAFTS)
                : XmlContent.of(new Cancellation(
                        CebNumbers.list(request), CebNumbers.cancellation(request), CebNumbers.references(request)));
    }

    private static XmlContent cancellationReply(XmlElement reply) {
        return decide(
                reply,
                APPROVED,
                outcome -> new Decision(
                        CebNumbers.list(reply),
                        CebNumbers.decisionOnCancellation(reply),
                        CebNumbers.cancellation(reply),
                        outcome.code(),
                        CebNumbers.references(reply)));
    }

    private static XmlContent goodsReturn(XmlElement item) {
        XmlElement head = head(item);
        return isDraft(head) ? XmlContent.none(DRAFTS) : new CebReturn(item, head).content();
    }

    /** A decision on the latest revision of a document that was sent before it. */
    private static XmlContent decision(
            XmlElement reply, Set<String> releasing, Function<XmlElement, DocumentId> document) {
        return decide(
                reply,
                releasing,
                outcome -> new Decision(
                        document.apply(reply),
                        CebTime.number(reply, "returnTime"),
                        null,
                        outcome.code(),
                        CebNumbers.references(reply)));
    }

    /** A reply that neither refuses nor releases decides nothing. */
    private static XmlContent decide(XmlElement reply, Set<String> releasing, Function<Outcome, Decision> decision) {
        String status = reply.required("returnStatus");
        if (status.equals(REFUSED)) {
            return XmlContent.of(decision.apply(Outcome.REFUSED));
        }
        return releasing.contains(status) ? XmlContent.of(decision.apply(Outcome.RELEASED)) : XmlContent.none(PROGRESS);
    }

    private static boolean isDraft(XmlElement section) {
        return switch (section.required("appStatus")) {
            case "1" -> true;
            case "2" -> false;
            default -> throw section.problem(Reason.UNKNOWN_CODE, "appStatus", "1 (draft) or 2 (declared)");
        };
    }
}

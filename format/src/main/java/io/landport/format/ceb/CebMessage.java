package io.landport.format.ceb;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Decision;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Reason;
import io.landport.format.ceb.CebContent.Skipped;
import io.landport.format.feed.InvalidRowException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The messages of CEB that say something about trade, and what each of their items says. */
enum CebMessage {
    EXPORT_LIST("CEB603Message", "Inventory", item -> list(item, Flow.EXPORT)),
    EXPORT_REPLY(
            "CEB604Message",
            "InventoryReturn",
            item -> decision(item.own(), Set.of(CebMessage.CLOSED), CebNumbers::list)),
    EXPORT_CANCELLATION("CEB605Message", "InvtCancel", item -> cancellation(item.own())),
    EXPORT_CANCELLATION_REPLY("CEB606Message", "InvtCancelReturn", item -> cancellationReply(item.own())),
    IMPORT_LIST("CEB621Message", "Inventory", item -> list(item, Flow.IMPORT)),
    IMPORT_REPLY(
            "CEB622Message",
            "InventoryReturn",
            item -> decision(item.own(), Set.of(CebMessage.RELEASED, CebMessage.CLOSED), CebNumbers::list)),
    IMPORT_CANCELLATION("CEB623Message", "InvtCancel", item -> cancellation(item.own())),
    IMPORT_CANCELLATION_REPLY("CEB624Message", "InvtCancelReturn", item -> cancellationReply(item.own())),
    IMPORT_RETURN("CEB625Message", "InvtRefund", CebMessage::goodsReturn),
    IMPORT_RETURN_REPLY("CEB626Message", "InvtRefundReturn", item -> goodsReturnReply(item.own())),
    SUMMARY_APPLICATION("CEB701Message", "SummaryApply", item -> CebContent.none(Skipped.APPLICATION)),
    SUMMARY_REPLY("CEB702Message", "SummaryReturn", item -> CebContent.none(Skipped.PROGRESS)),
    SUMMARY_RESULT("CEB792Message", "SummaryResult", item -> new CebSummary(item).content());

    private static final String RELEASED = "800";
    private static final String CLOSED = "899";
    private static final String REFUSED = "100";

    /** Customs answers a request with 399; a system that answers with 800 or 899 means the same. */
    private static final Set<String> APPROVED = Set.of("399", RELEASED, CLOSED);

    private static final Map<String, CebMessage> BY_ROOT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(message -> message.root, message -> message));

    private final String root;
    private final String element;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above have no state
    private final Function<CebItem, CebContent> reader;

    CebMessage(String root, String element, Function<CebItem, CebContent> reader) {
        this.root = root;
        this.element = element;
        this.reader = reader;
    }

    /** The message of this name, empty if it says nothing about trade. */
    static Optional<CebMessage> ofRoot(String root) {
        return Optional.ofNullable(BY_ROOT.get(root));
    }

    /**
     * What an item of this message says.
     *
     * @throws InvalidRowException if it cannot be read
     */
    CebContent content(CebItem item) {
        if (!item.element().equals(element)) {
            throw new InvalidRowException(
                            Reason.MALFORMED_ROW, "a " + root + " has no " + item.element() + " outside of " + element)
                    .at(item.path());
        }
        return reader.apply(item);
    }

    private static CebContent list(CebItem item, Flow flow) {
        CebSection head = item.first("InventoryHead");
        if (isDraft(head)) {
            return CebContent.none(Skipped.DRAFT);
        }
        long revision = CebTime.number(head, CebField.APP_TIME);
        return switch (head.required(CebField.APP_TYPE)) {
            case "1", "2" -> CebContent.of(new CebList(item, flow).declaration(CebNumbers.list(head), revision));
            case "3" -> CebContent.of(new Cancellation(CebNumbers.list(head), revision, CebNumbers.references(head)));
            default -> throw head.problem(Reason.UNKNOWN_CODE, CebField.APP_TYPE, "1, 2 or 3");
        };
    }

    private static CebContent cancellation(CebSection request) {
        return isDraft(request)
                ? CebContent.none(Skipped.DRAFT)
                : CebContent.of(new Cancellation(
                        CebNumbers.list(request), CebNumbers.cancellation(request), CebNumbers.references(request)));
    }

    private static CebContent cancellationReply(CebSection reply) {
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

    private static CebContent goodsReturn(CebItem item) {
        CebSection head = item.first("InvtRefundHead");
        return isDraft(head) ? CebContent.none(Skipped.DRAFT) : new CebReturn(item, head).content();
    }

    private static CebContent goodsReturnReply(CebSection reply) {
        return decision(reply, APPROVED, CebNumbers::goodsReturn);
    }

    /** A decision on the latest revision of a document that was sent before it. */
    private static CebContent decision(
            CebSection reply, Set<String> releasing, Function<CebSection, DocumentId> document) {
        return decide(
                reply,
                releasing,
                outcome -> new Decision(
                        document.apply(reply),
                        CebTime.number(reply, CebField.RETURN_TIME),
                        null,
                        outcome.code(),
                        CebNumbers.references(reply)));
    }

    /** A reply that neither refuses nor releases decides nothing. */
    private static CebContent decide(CebSection reply, Set<String> releasing, Function<Outcome, Decision> decision) {
        String status = reply.required(CebField.RETURN_STATUS);
        if (status.equals(REFUSED)) {
            return CebContent.of(decision.apply(Outcome.REFUSED));
        }
        return releasing.contains(status)
                ? CebContent.of(decision.apply(Outcome.RELEASED))
                : CebContent.none(Skipped.PROGRESS);
    }

    private static boolean isDraft(CebSection section) {
        return switch (section.required(CebField.APP_STATUS)) {
            case "1" -> true;
            case "2" -> false;
            default -> throw section.problem(Reason.UNKNOWN_CODE, CebField.APP_STATUS, "1 (draft) or 2 (declared)");
        };
    }
}

package io.landport.format.ceb;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Reason;
import io.landport.format.ceb.CebContent.Skipped;
import io.landport.format.feed.InvalidRowException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The messages of CEB that say something about trade, and what each of their items says. */
enum CebMessage {
    EXPORT_LIST("CEB603Message", "Inventory") {
        @Override
        CebContent read(CebItem item) {
            return list(item, Flow.EXPORT);
        }
    },
    EXPORT_REPLY("CEB604Message", "InventoryReturn") {
        @Override
        CebContent read(CebItem item) {
            return reply(item.own(), Set.of(CLOSED));
        }
    },
    EXPORT_CANCELLATION("CEB605Message", "InvtCancel") {
        @Override
        CebContent read(CebItem item) {
            return cancellation(item.own());
        }
    },
    EXPORT_CANCELLATION_REPLY("CEB606Message", "InvtCancelReturn") {
        @Override
        CebContent read(CebItem item) {
            return cancellationReply(item.own());
        }
    },
    IMPORT_LIST("CEB621Message", "Inventory") {
        @Override
        CebContent read(CebItem item) {
            return list(item, Flow.IMPORT);
        }
    },
    IMPORT_REPLY("CEB622Message", "InventoryReturn") {
        @Override
        CebContent read(CebItem item) {
            return reply(item.own(), Set.of(RELEASED, CLOSED));
        }
    },
    IMPORT_CANCELLATION("CEB623Message", "InvtCancel") {
        @Override
        CebContent read(CebItem item) {
            return cancellation(item.own());
        }
    },
    IMPORT_CANCELLATION_REPLY("CEB624Message", "InvtCancelReturn") {
        @Override
        CebContent read(CebItem item) {
            return cancellationReply(item.own());
        }
    },
    IMPORT_RETURN("CEB625Message", "InvtRefund") {
        @Override
        CebContent read(CebItem item) {
            CebSection head = item.first("InvtRefundHead");
            return isDraft(head) ? CebContent.none(Skipped.DRAFT) : new CebReturn(item, head).content();
        }
    },
    IMPORT_RETURN_REPLY("CEB626Message", "InvtRefundReturn") {
        @Override
        CebContent read(CebItem item) {
            CebSection reply = item.own();
            return outcome(reply, APPROVED)
                    .map(outcome -> CebContent.of(new Decision(
                            CebNumbers.goodsReturn(reply),
                            CebTime.number(reply, CebField.RETURN_TIME),
                            null,
                            outcome.code(),
                            CebNumbers.references(reply))))
                    .orElseGet(() -> CebContent.none(Skipped.PROGRESS));
        }
    },
    SUMMARY_APPLICATION("CEB701Message", "SummaryApply") {
        @Override
        CebContent read(CebItem item) {
            return CebContent.none(Skipped.APPLICATION);
        }
    },
    SUMMARY_REPLY("CEB702Message", "SummaryReturn") {
        @Override
        CebContent read(CebItem item) {
            return CebContent.none(Skipped.PROGRESS);
        }
    },
    SUMMARY_RESULT("CEB792Message", "SummaryResult") {
        @Override
        CebContent read(CebItem item) {
            return new CebSummary(item).content();
        }
    };

    private static final String RELEASED = "800";
    private static final String CLOSED = "899";
    private static final String REFUSED = "100";

    /** Customs answers a request with 399; a system that answers with 800 or 899 means the same. */
    private static final Set<String> APPROVED = Set.of("399", RELEASED, CLOSED);

    private static final Map<String, CebMessage> BY_ROOT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(message -> message.root, message -> message));

    private final String root;
    private final String element;

    CebMessage(String root, String element) {
        this.root = root;
        this.element = element;
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
    final CebContent content(CebItem item) {
        if (!item.element().equals(element)) {
            throw new InvalidRowException(
                            Reason.MALFORMED_ROW, "a " + root + " has no " + item.element() + " outside of " + element)
                    .at(item.path());
        }
        return read(item);
    }

    abstract CebContent read(CebItem item);

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

    private static CebContent reply(CebSection reply, Set<String> releasing) {
        return outcome(reply, releasing)
                .map(outcome -> CebContent.of(new Decision(
                        CebNumbers.list(reply),
                        CebTime.number(reply, CebField.RETURN_TIME),
                        null,
                        outcome.code(),
                        CebNumbers.references(reply))))
                .orElseGet(() -> CebContent.none(Skipped.PROGRESS));
    }

    private static CebContent cancellation(CebSection request) {
        return isDraft(request)
                ? CebContent.none(Skipped.DRAFT)
                : CebContent.of(new Cancellation(
                        CebNumbers.list(request), CebNumbers.cancellation(request), CebNumbers.references(request)));
    }

    private static CebContent cancellationReply(CebSection reply) {
        return outcome(reply, APPROVED)
                .map(outcome -> CebContent.of(new Decision(
                        CebNumbers.list(reply),
                        CebNumbers.decisionOnCancellation(reply),
                        CebNumbers.cancellation(reply),
                        outcome.code(),
                        CebNumbers.references(reply))))
                .orElseGet(() -> CebContent.none(Skipped.PROGRESS));
    }

    private static Optional<Outcome> outcome(CebSection reply, Set<String> releasing) {
        String status = reply.required(CebField.RETURN_STATUS);
        if (status.equals(REFUSED)) {
            return Optional.of(Outcome.REFUSED);
        }
        return releasing.contains(status) ? Optional.of(Outcome.RELEASED) : Optional.empty();
    }

    private static boolean isDraft(CebSection section) {
        return switch (section.required(CebField.APP_STATUS)) {
            case "1" -> true;
            case "2" -> false;
            default -> throw section.problem(Reason.UNKNOWN_CODE, CebField.APP_STATUS, "1 (draft) or 2 (declared)");
        };
    }
}

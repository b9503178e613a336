package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.state.Cell;
import io.landport.console.state.FateCounts;
import io.landport.console.state.PublishedOffsets;
import io.landport.console.state.RecentLetters;
import io.landport.console.state.RecentRejections;
import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import io.landport.domain.fate.FateKey;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.domain.reference.Period;
import io.landport.domain.total.Amounts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Fates and their balance, rejections with the masked original, dead letters, and changes of closed months. */
final class TrustView implements View {
    private static final int REJECTIONS = 50;
    private static final int RECEIVED_DAYS = 30;
    private static final int HEX_BYTES = 256;
    private static final int ACTIONS = 50;
    private static final String WAITING = "waiting";

    @Override
    public Map<String, String> values(ConsoleState state, Filter filter) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("balance", balance(state).toString());
        values.put("fates", fates(state.fates()).toString());
        values.put("received", received(state.fates()).toString());
        values.put("reasons", reasons(state.rejections()).toString());
        ArrayNode order = Figures.array();
        for (RecentRejections.Rejected rejected : state.rejections().newest(REJECTIONS)) {
            String id = rejected.rejection().id();
            order.add(id);
            values.put("rejection:" + id, rejection(state, rejected).toString());
        }
        values.put("rejections", order.toString());
        values.put("letters", letters(state).toString());
        values.put("actions", actions(state).toString());
        state.actions()
                .latest(ActionKind.VERIFY)
                .ifPresent(verify -> values.put("verify", action(verify).toString()));
        Choice.of(state, filter)
                .ifPresent(choice ->
                        values.put("revisions", revisions(state, choice).toString()));
        return values;
    }

    private static ArrayNode balance(ConsoleState state) {
        ArrayNode json = Figures.array();
        for (Channel channel : Channel.values()) {
            String topic = state.topics().documents(channel).name();
            json.addObject()
                    .put("topic", topic)
                    .put("read", state.fates().read(topic))
                    .put("accounted", state.fates().accounted(topic))
                    .put("isFault", state.alarms().holds("unbalanced", topic));
        }
        return json;
    }

    private static ArrayNode fates(FateCounts counts) {
        ArrayNode json = Figures.array();
        counts.byTopic()
                .forEach((topic, sources) -> sources.forEach((source, fates) -> {
                    ObjectNode row = Figures.object().put("topic", topic).put("source", source);
                    ObjectNode cells = row.putObject("fates");
                    fates.forEach((fate, records) -> {
                        if (!fate.equals(FateKey.READ) && records != 0) {
                            cells.put(fate, records);
                        }
                    });
                    if (!cells.isEmpty()) {
                        json.add(row);
                    }
                }));
        return json;
    }

    private static ArrayNode received(FateCounts counts) {
        ArrayNode json = Figures.array();
        if (counts.byDay().isEmpty()) {
            return json;
        }
        LocalDate last = counts.byDay().lastKey();
        last.minusDays(RECEIVED_DAYS - 1L).datesUntil(last.plusDays(1)).forEach(day -> {
            NavigableMap<String, Long> fates = counts.byDay().getOrDefault(day, new TreeMap<>());
            json.addObject()
                    .put("day", day.toString())
                    .put("read", fates.getOrDefault(FateKey.READ, 0L))
                    .put("rejected", fates.getOrDefault("rejected", 0L) + fates.getOrDefault("unreadable", 0L));
        });
        return json;
    }

    private static ArrayNode reasons(RecentRejections rejections) {
        ArrayNode json = Figures.array();
        rejections.byReason().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(reason -> json.addObject()
                        .put("reason", reason.getKey())
                        .put("count", reason.getValue())
                        .put(
                                "cure",
                                Reason.ofCode(reason.getKey()).map(Reason::cure).orElse("")));
        return json;
    }

    private static ObjectNode rejection(ConsoleState state, RecentRejections.Rejected rejected) {
        Rejection rejection = rejected.rejection();
        ObjectNode json = Figures.object()
                .put("at", rejected.at().toString())
                .put("reason", rejection.reason().code())
                .put("detail", Mask.quoted(rejection.detail()))
                .put("size", rejection.original().bytes().length)
                .put("mediaType", rejection.original().mediaType())
                .put("original", Mask.text(rejection.original(), state.documents()));
        FieldLocation location = rejection.location();
        if (location != null) {
            json.put("field", location.field());
        }
        DocumentId document = rejection.document();
        if (document != null) {
            json.put("source", document.source()).put("document", document.document());
        }
        Long revision = rejection.revision();
        if (revision != null) {
            json.put("revision", revision);
        }
        Integer line = location == null ? null : location.line();
        if (line != null) {
            json.put("line", line);
        }
        putResend(state, rejection.id(), json);
        json.put("origin", origin(rejection.origin()));
        json.put("stage", rejection.origin() instanceof Origin.FeedLine ? "feed" : "judge");
        return json;
    }

    private static String origin(Origin origin) {
        if (origin instanceof Origin.FeedLine line) {
            return line.file() + ", line " + line.line();
        }
        return origin instanceof Origin.TopicRecord place
                ? place.topic() + ", partition " + place.partition() + ", offset " + place.offset()
                : origin.id();
    }

    private static ArrayNode letters(ConsoleState state) {
        ArrayNode json = Figures.array();
        for (RecentLetters.Letter letter : state.letters().newest()) {
            ObjectNode row = json.addObject()
                    .put("id", letter.id())
                    .put("place", letter.place())
                    .put("at", letter.at().toString())
                    .put("size", letter.size())
                    .put("dump", Hex.dump(Mask.bytes(letter.bytes()), HEX_BYTES));
            putResend(state, letter.id(), row);
        }
        return json;
    }

    private static ArrayNode actions(ConsoleState state) {
        ArrayNode json = Figures.array();
        state.actions().newest(ACTIONS).forEach(action -> json.add(action(action)));
        return json;
    }

    private static ObjectNode action(OperatorAction action) {
        ObjectNode json = Figures.object()
                .put("id", action.requestId())
                .put("at", action.at().toString())
                .put("by", action.by())
                .put("action", action.kind().code())
                .put("outcome", action.outcome().code())
                .put("detail", action.detail());
        DocumentId document = action.document();
        if (document != null) {
            json.put("source", document.source()).put("document", document.document());
        }
        return json;
    }

    /** Who sent it again, and what became of that: {@code waiting}, {@code rejected} or {@code taken}. */
    private static void putResend(ConsoleState state, String id, ObjectNode json) {
        state.actions()
                .resendOf(id)
                .ifPresent(action -> json.putObject("resend")
                        .put("at", action.at().toString())
                        .put("by", action.by())
                        .put("outcome", action.outcome().code())
                        .put("fate", fate(state, action)));
    }

    private static String fate(ConsoleState state, OperatorAction action) {
        String message = action.message();
        if (message == null) {
            return WAITING;
        }
        if (state.rejections().find(message).isPresent()) {
            return "rejected";
        }
        boolean isTaken = state.published().all().entrySet().stream()
                .anyMatch(partition -> isBefore(message, partition.getKey(), partition.getValue()));
        return isTaken ? "taken" : WAITING;
    }

    /** Whether a message is in a partition, before an offset. */
    private static boolean isBefore(String message, PublishedOffsets.InputPartition partition, long next) {
        String start = partition.topic() + ':' + partition.partition() + ':';
        return message.startsWith(start) && Long.parseLong(message.substring(start.length())) < next;
    }

    private static ArrayNode revisions(ConsoleState state, Choice choice) {
        NavigableMap<YearMonth, Amounts> changes = new TreeMap<>();
        for (Flow flow : Flow.values()) {
            state.daily()
                    .late()
                    .of(choice.source(), choice.currency(), flow)
                    .forEach((month, amounts) -> changes.merge(month, amounts, Amounts::plus));
        }
        ArrayNode json = Figures.array();
        changes.descendingMap().forEach((month, change) -> {
            Amounts total = state.daily()
                    .sum(
                            choice.source(),
                            choice.currency(),
                            Cell.ALL,
                            Cell.ALL,
                            new Period(month.atDay(1), month.atEndOfMonth()));
            ObjectNode row = json.addObject().put("month", month.toString());
            row.set("now", Figures.of(total));
            row.set("closed", Figures.of(total.minus(change)));
        });
        return json;
    }
}

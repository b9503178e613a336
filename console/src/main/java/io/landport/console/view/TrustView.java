package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.state.RecentLetters;
import io.landport.console.state.RecentRejections;
import io.landport.console.state.SourceVolumes;
import io.landport.console.state.TotalCell;
import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.audit.VerifiedCounts;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Flow;
import io.landport.domain.fate.FateKey;
import io.landport.domain.reference.Period;
import io.landport.domain.total.Amounts;
import io.landport.monitor.Alarm;
import io.landport.monitor.FateBook;
import io.landport.monitor.meter.PipelineMeters.Fates;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** Fates and their balance, rejections with the masked original, dead letters, and changes of closed months. */
final class TrustView {
    private static final int REJECTIONS = 50;
    private static final int RECEIVED_DAYS = 30;
    private static final int HEX_BYTES = 256;
    private static final int ACTIONS = 50;
    private static final String WAITING = "waiting";

    private TrustView() {}

    static Map<String, String> values(ConsoleState state, Filter filter) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("balance", balance(state).toString());
        values.put("fates", fates(state.fates()).toString());
        values.put("received", received(state.fates()).toString());
        values.put("reasons", reasons(state.rejections().byReason()).toString());
        ArrayNode order = AmountsJson.array();
        for (RecentRejections.Rejected rejected : state.rejections().newest(REJECTIONS)) {
            String id = rejected.rejection().id();
            order.add(id);
            values.put(
                    "rejection:" + id,
                    RejectionJson.of(rejected.rejection(), state.documents())
                            .put("at", rejected.at().toString())
                            .toString());
        }
        values.put("rejections", order.toString());
        values.put("letters", letters(state).toString());
        values.put("actions", actions(state).toString());
        state.actions()
                .resent()
                .forEach((id, action) ->
                        values.put("resent:" + id, resent(state, action).toString()));
        state.actions()
                .latest(ActionKind.VERIFY)
                .ifPresent(verify -> values.put("verify", action(verify).toString()));
        Choice.of(state, filter).ifPresent(choice -> {
            values.put("revisions", revisions(state, choice).toString());
            values.put("scorecard", scorecard(state, choice.source()).toString());
        });
        return values;
    }

    /**
     * The counts are published apart, so fates can arrive before the records that have them: these were read, too. Only a fault shows
     * more fates than records.
     */
    private static ArrayNode balance(ConsoleState state) {
        ArrayNode json = AmountsJson.array();
        for (Channel channel : Channel.values()) {
            String topic = state.topics().documents(channel).name();
            long read = state.fates().messages(topic, FateKey.READ);
            long accounted = state.fates().accounted(topic);
            boolean isFault = state.alarms().holds(Alarm.UNBALANCED, topic);
            json.addObject()
                    .put("topic", topic)
                    .put("read", isFault ? read : Math.max(read, accounted))
                    .put("accounted", accounted)
                    .put("isFault", isFault);
        }
        return json;
    }

    private static ArrayNode fates(FateBook counts) {
        ArrayNode json = AmountsJson.array();
        Map<String, ObjectNode> rows = new HashMap<>();
        for (Fates fates : counts.fates()) {
            if (fates.messages() != 0) {
                rows.computeIfAbsent(fates.topic() + ' ' + fates.source(), unused -> {
                            ObjectNode row =
                                    json.addObject().put("topic", fates.topic()).put("source", fates.source());
                            return row.putObject("fates");
                        })
                        .put(fates.fate(), fates.messages());
            }
        }
        return json;
    }

    private static ArrayNode received(FateBook counts) {
        ArrayNode json = AmountsJson.array();
        NavigableMap<LocalDate, Map<String, Long>> days = counts.lastDays(RECEIVED_DAYS);
        if (days.isEmpty()) {
            return json;
        }
        LocalDate last = days.lastKey();
        last.minusDays(RECEIVED_DAYS - 1L).datesUntil(last.plusDays(1)).forEach(day -> {
            Map<String, Long> fates = days.getOrDefault(day, Map.of());
            json.addObject()
                    .put("day", day.toString())
                    .put("read", fates.getOrDefault(FateKey.READ, 0L))
                    .put("rejected", fates.getOrDefault("rejected", 0L) + fates.getOrDefault("unreadable", 0L));
        });
        return json;
    }

    /** Weeks of a source, its last complete day against its habit, and why its documents were rejected. */
    private static ObjectNode scorecard(ConsoleState state, String source) {
        LocalDate today = LocalDate.ofInstant(state.clock().instant(), ZoneOffset.UTC);
        LocalDate yesterday = today.minusDays(1);
        SourceVolumes volumes = state.volumes();
        ObjectNode json = AmountsJson.object()
                .put("source", source)
                .put("day", yesterday.toString())
                .put("messages", volumes.on(source, yesterday))
                .put("isLow", state.alarms().holds(Alarm.VOLUME, source))
                .put("delay", state.daily().deliveries().delay(source));
        volumes.usual(source, yesterday).ifPresent(usual -> json.put("usual", usual));
        ArrayNode weeks = json.putArray("weeks");
        volumes.weeks(source, today)
                .forEach(week -> weeks.addObject()
                        .put("monday", week.monday().toString())
                        .put("messages", week.messages())
                        .put("rejected", week.rejected())
                        .put("replaced", week.replaced())
                        .put("days", week.days()));
        json.set("reasons", reasons(state.rejections().byReason(rejection -> {
            DocumentId document = rejection.document();
            return document != null && document.source().equals(source);
        })));
        return json;
    }

    private static ArrayNode reasons(Map<String, Long> counts) {
        ArrayNode json = AmountsJson.array();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(reason ->
                        json.addObject().put("reason", reason.getKey()).put("count", reason.getValue()));
        return json;
    }

    private static ArrayNode letters(ConsoleState state) {
        ArrayNode json = AmountsJson.array();
        for (RecentLetters.Letter letter : state.letters().newest()) {
            json.addObject()
                    .put("id", letter.id())
                    .put("place", letter.place())
                    .put("at", letter.at().toString())
                    .put("size", letter.size())
                    .put("dump", Hex.dump(Mask.bytes(letter.bytes()), HEX_BYTES));
        }
        return json;
    }

    private static ArrayNode actions(ConsoleState state) {
        ArrayNode json = AmountsJson.array();
        state.actions().newest(ACTIONS).forEach(action -> json.add(action(action)));
        return json;
    }

    private static ObjectNode action(OperatorAction action) {
        ObjectNode json = AmountsJson.object()
                .put("id", action.requestId())
                .put("at", action.at().toString())
                .put("by", action.by())
                .put("action", action.kind().code())
                .put("outcome", action.outcome().code())
                .put("detail", action.detail());
        VerifiedCounts.of(action.detail())
                .ifPresent(counts -> json.putObject("compared")
                        .put("keys", counts.keys())
                        .put("differing", counts.differing())
                        .put("withoutFate", counts.withoutFate()));
        DocumentId document = action.document();
        if (document != null) {
            json.put("source", document.source()).put("document", document.document());
        }
        return json;
    }

    /** Who sent a document again, what it was, and the outcome: {@code waiting}, {@code rejected} or {@code taken}. */
    private static ObjectNode resent(ConsoleState state, OperatorAction action) {
        ObjectNode json = AmountsJson.object()
                .put("at", action.at().toString())
                .put("by", action.by())
                .put("outcome", action.outcome().code())
                .put("fate", fate(state, action));
        DocumentId document = action.document();
        if (document != null) {
            json.put("source", document.source()).put("document", document.document());
        }
        Long revision = action.revision();
        if (revision != null) {
            json.put("revision", revision);
        }
        String message = action.message();
        if (message != null) {
            json.put("message", message);
        }
        return json;
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
    private static boolean isBefore(String message, TopicPartition partition, long next) {
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
        ArrayNode json = AmountsJson.array();
        changes.descendingMap().forEach((month, change) -> {
            Amounts total = state.daily()
                    .sum(
                            choice.source(),
                            choice.currency(),
                            TotalCell.ALL,
                            TotalCell.ALL,
                            new Period(month.atDay(1), month.atEndOfMonth()));
            ObjectNode row = json.addObject().put("month", month.toString());
            row.set("now", AmountsJson.of(total));
            row.set("closed", AmountsJson.of(total.minus(change)));
        });
        return json;
    }
}

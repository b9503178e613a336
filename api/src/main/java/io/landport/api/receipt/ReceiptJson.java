package io.landport.api.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.domain.judge.Reason;
import io.landport.query.receipt.ReceiptPage;
import io.landport.query.receipt.StoredReceipt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Receipts as JSON. */
public final class ReceiptJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReceiptJson() {}

    /** One receipt on one line. */
    public static String line(StoredReceipt receipt) {
        return text(members(receipt));
    }

    /** The receipts of one or more documents that a number names, each with its history. */
    public static String documents(List<StoredReceipt> inOrder) {
        Map<String, Map<String, List<StoredReceipt>>> documents = new LinkedHashMap<>();
        for (StoredReceipt receipt : inOrder) {
            documents
                    .computeIfAbsent(
                            receipt.source() + '\t' + receipt.channel() + '\t' + receipt.document(),
                            unused -> new LinkedHashMap<>())
                    .computeIfAbsent(receipt.subject(), unused -> new ArrayList<>())
                    .add(receipt);
        }
        return text(Map.of(
                "documents",
                documents.values().stream().map(ReceiptJson::document).toList()));
    }

    static String page(ReceiptPage page) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                "receipts", page.receipts().stream().map(ReceiptJson::members).toList());
        members.put("next", page.next().text());
        members.put("more", page.hasMore());
        return text(members);
    }

    private static Map<String, Object> document(Map<String, List<StoredReceipt>> subjects) {
        StoredReceipt any = subjects.values().iterator().next().get(0);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("channel", any.channel());
        members.put("source", any.source());
        members.put("documentId", any.document());
        members.put(
                "receipts",
                subjects.values().stream().map(ReceiptJson::withHistory).toList());
        return members;
    }

    /** The last receipt, with the time of receipt of the first. */
    private static Map<String, Object> withHistory(List<StoredReceipt> changes) {
        StoredReceipt first = changes.get(0);
        Map<String, Object> members = members(changes.get(changes.size() - 1));
        members.keySet().removeAll(List.of("channel", "source", "documentId"));
        if (first.received() != null) {
            members.put("received", first.received().toString());
        }
        List<Map<String, Object>> history = new ArrayList<>();
        for (StoredReceipt change : changes) {
            Map<String, Object> past = new LinkedHashMap<>();
            past.put("fate", change.fate());
            past.put("decided", change.decided().toString());
            putSummaries(past, change);
            history.add(past);
        }
        members.put("history", history);
        return members;
    }

    private static Map<String, Object> members(StoredReceipt receipt) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("channel", receipt.channel());
        members.put("source", receipt.source());
        members.put("documentId", receipt.document());
        if (receipt.revision() != null) {
            members.put("revision", receipt.revision());
        }
        members.put("fate", receipt.fate());
        if (receipt.reason() != null) {
            members.put("reason", receipt.reason());
            Reason.ofCode(receipt.reason()).ifPresent(reason -> members.put("fix", reason.fix()));
            members.put("help", "docs/rejections.md#" + receipt.reason());
        }
        if (receipt.message() != null) {
            members.put("message", receipt.message());
        }
        members.put("receivedDay", receipt.receivedDay().toString());
        if (receipt.received() != null) {
            members.put("received", receipt.received().toString());
        }
        members.put("decided", receipt.decided().toString());
        if (receipt.day() != null && receipt.crossing() != null) {
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("day", receipt.day().toString());
            place.put("crossing", receipt.crossing());
            place.put("sectors", receipt.sectors());
            members.put("countedAt", place);
        }
        putSummaries(members, receipt);
        return members;
    }

    /** Few documents are named by a summary. */
    private static void putSummaries(Map<String, Object> members, StoredReceipt receipt) {
        if (receipt.summaries() > 0) {
            members.put("summaries", receipt.summaries());
        }
    }

    private static String text(Map<String, ?> members) {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a receipt cannot be written as JSON", e);
        }
    }
}

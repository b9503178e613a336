package io.landport.console.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.contract.Codec;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Rejection;
import io.landport.query.rejection.RejectionEntry;
import io.landport.query.rejection.RejectionEntry.Resent;
import org.jspecify.annotations.Nullable;

/** Rejections as JSON for the page, with masked values. */
public final class RejectionJson {
    private RejectionJson() {}

    /** A rejection with its detail and its original. */
    public static ObjectNode of(Rejection rejection, Codec<TradeDocument> documents) {
        DocumentId document = rejection.document();
        ObjectNode json = common(
                        rejection.origin(), rejection.reason().code(), rejection.location(), rejection.revision())
                .put("detail", Mask.quoted(rejection.detail()))
                .put("size", rejection.original().bytes().length)
                .put("mediaType", rejection.original().mediaType())
                .put("original", Mask.text(rejection.original(), documents));
        return document == null ? json : json.put("source", document.source()).put("document", document.document());
    }

    /** An entry of a list, without detail and original. */
    public static ObjectNode of(RejectionEntry entry) {
        ObjectNode json = common(entry.origin(), entry.reason(), entry.location(), entry.revision())
                .put("id", entry.origin().id())
                .put("at", entry.recorded().toString())
                .put("source", entry.source());
        String document = entry.document();
        if (document != null) {
            json.put("document", document);
        }
        Resent resent = entry.resent();
        if (resent != null) {
            json.set("resent", of(resent));
        }
        return json;
    }

    private static ObjectNode of(Resent resent) {
        ObjectNode json = AmountsJson.object()
                .put("at", resent.at().toString())
                .put("by", resent.by())
                .put("outcome", resent.outcome())
                .put("fate", resent.isRejected() ? "rejected" : "taken")
                .put("source", resent.source())
                .put("document", resent.document());
        Long revision = resent.revision();
        if (revision != null) {
            json.put("revision", revision);
        }
        String message = resent.message();
        return message == null ? json : json.put("message", message);
    }

    private static ObjectNode common(
            Origin origin, String reason, @Nullable FieldLocation location, @Nullable Long revision) {
        ObjectNode json = AmountsJson.object()
                .put("reason", reason)
                .put("stage", origin.stage())
                .put("origin", text(origin));
        if (location != null) {
            json.put("field", location.field());
        }
        Integer line = location == null ? null : location.line();
        if (line != null) {
            json.put("line", line);
        }
        return revision == null ? json : json.put("revision", revision);
    }

    /** A file and its line, or the id of a record. */
    private static String text(Origin origin) {
        return origin instanceof Origin.FeedLine line ? line.file() + ':' + line.line() : origin.id();
    }
}

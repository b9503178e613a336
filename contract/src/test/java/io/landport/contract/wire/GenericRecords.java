package io.landport.contract.wire;

import io.landport.domain.access.AccessToken;
import io.landport.domain.access.SourcePause;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.fate.Quarantine;
import io.landport.domain.generation.CopiedUpTo;
import io.landport.domain.generation.Generation;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Rejection;
import io.landport.domain.receipt.CountedAt;
import io.landport.domain.receipt.Receipt;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.MonthlyChange;
import io.landport.domain.total.PublishedUpTo;
import io.landport.domain.total.Rolling;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Converts domain values to Avro's generic records by field name, independently of the formats by position. */
public final class GenericRecords {
    private static final int UNION_OF = 1;

    private GenericRecords() {}

    public static GenericRecord of(TradeDocument document) {
        GenericRecord fields = new GenericData.Record(TradeDocumentFormat.TRADE_DOCUMENT.schema());
        fields.put("channel", document.id().channel().code());
        fields.put("source", document.id().source());
        fields.put("documentId", document.id().document());
        if (document instanceof Declaration declaration) {
            fields.put("revision", of(declaration, optional(fields, "revision")));
        } else if (document instanceof Cancellation cancellation) {
            GenericRecord inner = new GenericData.Record(optional(fields, "cancellation"));
            inner.put("number", cancellation.revision());
            fields.put("cancellation", inner);
        } else if (document instanceof Decision decision) {
            GenericRecord inner = new GenericData.Record(optional(fields, "decision"));
            inner.put("number", decision.number());
            inner.put("revision", decision.revision());
            inner.put("outcome", decision.outcome());
            fields.put("decision", inner);
        }
        putReferences(fields, document.references());
        return fields;
    }

    public static GenericRecord of(DailyTotal total) {
        GenericRecord fields = new GenericData.Record(AggregateRecords.DAILY_TOTAL.schema());
        put(fields, total.key(), total.amounts());
        Schema change = fields.getSchema().getField("changes").schema().getElementType();
        fields.put(
                "changes",
                total.changes().stream().map(each -> of(each, change)).toList());
        return fields;
    }

    public static GenericRecord of(MonthlyChange change) {
        GenericRecord fields = new GenericData.Record(AggregateRecords.MONTHLY_CHANGE.schema());
        put(fields, change.series(), change.amounts());
        fields.put("month", change.month().toString());
        fields.put("receivedDay", days(change.receivedDay()));
        return fields;
    }

    public static GenericRecord of(Rolling rolling) {
        GenericRecord fields = new GenericData.Record(AggregateRecords.ROLLING.schema());
        if (rolling instanceof RollingTotal total) {
            GenericRecord inner = new GenericData.Record(optional(fields, "total"));
            put(inner, total.series(), total.amounts());
            inner.put("window", total.window().code());
            inner.put("firstDay", days(total.firstDay()));
            inner.put("asOf", days(total.asOf()));
            fields.put("total", inner);
        } else if (rolling instanceof AsOf asOf) {
            GenericRecord inner = new GenericData.Record(optional(fields, "asOf"));
            inner.put("source", asOf.source());
            inner.put("partition", asOf.partition());
            inner.put("day", days(asOf.day()));
            fields.put("asOf", inner);
        }
        return fields;
    }

    public static GenericRecord of(CommodityTotal total) {
        GenericRecord fields = new GenericData.Record(AggregateRecords.COMMODITY_TOTAL.schema());
        CommodityKey key = total.key();
        fields.put("month", key.month().toString());
        fields.put("source", key.source());
        fields.put("reporter", key.reporter());
        fields.put("partner", key.partner());
        fields.put("region", key.region());
        fields.put("crossing", key.crossing());
        fields.put("flow", key.flow().code());
        fields.put("regime", key.regime());
        fields.put("currency", key.currency());
        fields.put("commodity", key.commodity());
        fields.put("unit", key.unit());
        put(fields, total.amounts());
        fields.put("quantity", ByteBuffer.wrap(total.quantity().toBigInteger().toByteArray()));
        return fields;
    }

    public static GenericRecord of(FateCount count) {
        GenericRecord fields = new GenericData.Record(AggregateRecords.FATE_COUNT.schema());
        fields.put("topic", count.key().topic());
        fields.put("source", count.key().source());
        fields.put("receivedDay", days(count.key().receivedDay()));
        fields.put("fate", count.key().fate());
        fields.put("records", count.records());
        return fields;
    }

    public static GenericRecord of(NamedList named) {
        GenericRecord fields = new GenericData.Record(AggregateRecords.NAMED_LIST.schema());
        fields.put("channel", named.declaration().channel().code());
        fields.put("source", named.declaration().source());
        fields.put("documentId", named.declaration().document());
        fields.put("listSource", named.list().source());
        fields.put("listId", named.list().document());
        fields.put("revision", named.revision());
        fields.put("receivedDay", days(named.receivedDay()));
        fields.put("isNamed", named.isNamed());
        return fields;
    }

    public static GenericRecord of(ListFate fate) {
        GenericRecord fields = new GenericData.Record(AggregateRecords.LIST_FATE.schema());
        fields.put("listSource", fate.list().source());
        fields.put("listId", fate.list().document());
        fields.put("declarations", fate.declarations());
        fields.put("fate", fate.fate());
        return fields;
    }

    public static GenericRecord of(Receipt receipt) {
        Schema schema = ReceiptFormat.RECEIPT.schema();
        GenericRecord fields = new GenericData.Record(schema);
        fields.put("channel", receipt.document().channel().code());
        fields.put("source", receipt.document().source());
        fields.put("documentId", receipt.document().document());
        fields.put("revision", receipt.revision());
        fields.put("message", receipt.message());
        fields.put("fate", receipt.fate().code());
        fields.put("reason", receipt.reason() == null ? null : receipt.reason().code());
        fields.put("receivedDay", days(receipt.receivedDay()));
        fields.put(
                "received",
                receipt.received() == null ? null : receipt.received().toEpochMilli());
        fields.put("decided", receipt.decided().toEpochMilli());
        CountedAt counted = receipt.counted();
        if (counted != null) {
            GenericRecord place = new GenericData.Record(
                    schema.getField("countedAt").schema().getTypes().get(1));
            place.put("day", days(counted.day()));
            place.put("crossing", counted.crossing());
            place.put("sectors", counted.sectors());
            fields.put("countedAt", place);
        }
        Schema reference = schema.getField("references").schema().getElementType();
        fields.put(
                "references",
                receipt.references().stream()
                        .map(each -> {
                            GenericRecord number = new GenericData.Record(reference);
                            number.put("scheme", each.scheme());
                            number.put("id", each.id());
                            return number;
                        })
                        .toList());
        fields.put("summaries", receipt.summaries());
        return fields;
    }

    public static GenericRecord of(PublishedUpTo position) {
        GenericRecord fields = new GenericData.Record(AggregateRecords.PUBLISHED_UP_TO.schema());
        fields.put("topic", position.topic());
        fields.put("partition", position.partition());
        fields.put("nextOffset", position.nextOffset());
        fields.put("receivedDay", days(position.receivedDay()));
        fields.put("totals", position.totals());
        return fields;
    }

    public static GenericRecord of(CopiedUpTo position) {
        GenericRecord fields = new GenericData.Record(OperationRecords.COPIED_UP_TO.schema());
        fields.put("source", position.source());
        fields.put("sourceId", position.sourceId());
        fields.put("partition", position.partition());
        fields.put("target", position.target());
        fields.put("targetId", position.targetId());
        fields.put("nextOffset", position.nextOffset());
        fields.put("latestTimestamp", position.latestTimestamp());
        return fields;
    }

    public static GenericRecord of(FeedReport report) {
        GenericRecord fields = new GenericData.Record(OperationRecords.FEED_REPORT.schema());
        fields.put("file", report.file());
        fields.put("hash", report.hash());
        fields.put("format", report.format());
        fields.put("rows", report.rows());
        fields.put("rowsInDocuments", report.rowsInDocuments());
        fields.put("rowsRejected", report.rowsRejected());
        fields.put("documents", report.documents());
        fields.put("rejections", report.rejections());
        fields.put("finished", report.finished().toEpochMilli());
        return fields;
    }

    public static GenericRecord of(AccessToken token) {
        Instant revoked = token.revoked();
        GenericRecord fields = new GenericData.Record(OperationRecords.ACCESS_TOKEN.schema());
        fields.put("id", token.id());
        fields.put("label", token.label());
        fields.put("role", token.role().code());
        fields.put("sources", token.sources());
        fields.put("hash", token.hash());
        fields.put("created", token.created().toEpochMilli());
        fields.put("expires", token.expires().toEpochMilli());
        fields.put("revoked", revoked == null ? null : revoked.toEpochMilli());
        return fields;
    }

    static GenericRecord of(SourcePause pause) {
        Instant resumed = pause.resumed();
        GenericRecord fields = new GenericData.Record(OperationRecords.SOURCE_PAUSE.schema());
        fields.put("source", pause.source());
        fields.put("reason", pause.reason());
        fields.put("by", pause.by());
        fields.put("since", pause.since().toEpochMilli());
        fields.put("resumed", resumed == null ? null : resumed.toEpochMilli());
        return fields;
    }

    public static GenericRecord of(Quarantine quarantine) {
        GenericRecord fields = new GenericData.Record(OperationRecords.QUARANTINE.schema());
        fields.put("topic", quarantine.record().topic());
        fields.put("partition", quarantine.record().partition());
        fields.put("offset", quarantine.record().offset());
        fields.put("reason", quarantine.reason());
        fields.put("by", quarantine.by());
        fields.put("at", quarantine.at().toEpochMilli());
        fields.put("generation", quarantine.generation());
        return fields;
    }

    public static GenericRecord of(OperatorAction action) {
        GenericRecord fields = new GenericData.Record(OperationRecords.OPERATOR_ACTION.schema());
        DocumentId document = action.document();
        fields.put("requestId", action.requestId());
        fields.put("at", action.at().toEpochMilli());
        fields.put("by", action.by());
        fields.put("tokenId", action.tokenId());
        fields.put("action", action.kind().code());
        fields.put("outcome", action.outcome().code());
        fields.put("channel", document == null ? null : document.channel().code());
        fields.put("source", document == null ? null : document.source());
        fields.put("documentId", document == null ? null : document.document());
        fields.put("revision", action.revision());
        fields.put("rejectionId", action.rejectionId());
        fields.put("message", action.message());
        fields.put("detail", action.detail());
        fields.put("generation", action.generation());
        return fields;
    }

    public static GenericRecord of(Generation generation) {
        GenericRecord fields = new GenericData.Record(OperationRecords.GENERATION.schemaOf(generation));
        fields.put("number", generation.number());
        fields.put("phase", generation.phase().code());
        fields.put("partitions", generation.partitions());
        fields.put("referenceVersion", generation.referenceVersion());
        fields.put("referenceDigest", generation.referenceDigest());
        fields.put("topology", generation.topology());
        fields.put("created", generation.created().toEpochMilli());
        fields.put("note", generation.note());
        fields.put("documentPartitions", generation.documentPartitions());
        fields.put("documentVersion", generation.documentVersion());
        if (fields.hasField("level")) {
            Instant until = generation.keptUntil();
            fields.put("level", generation.level());
            fields.put("keptUntil", until == null ? null : until.toEpochMilli());
        }
        return fields;
    }

    public static GenericRecord of(Rejection rejection) {
        GenericRecord fields = new GenericData.Record(RejectionFormat.REJECTION.schema());
        fields.put("reason", rejection.reason().code());
        fields.put("detail", rejection.detail());
        if (rejection.location() != null) {
            fields.put("field", rejection.location().field());
            fields.put("documentLine", rejection.location().line());
        }
        if (rejection.document() != null) {
            fields.put("channel", rejection.document().channel().code());
            fields.put("source", rejection.document().source());
            fields.put("documentId", rejection.document().document());
        }
        fields.put("revision", rejection.revision());
        if (rejection.origin() instanceof Origin.FeedLine line) {
            fields.put("file", line.file());
            fields.put("fileHash", line.hash());
            fields.put("line", line.line());
        } else if (rejection.origin() instanceof Origin.TopicRecord record) {
            fields.put("topic", record.topic());
            fields.put("partition", record.partition());
            fields.put("offset", record.offset());
        }
        fields.put("mediaType", rejection.original().mediaType());
        fields.put("original", ByteBuffer.wrap(rejection.original().bytes()));
        putReferences(fields, rejection.references());
        return fields;
    }

    private static GenericRecord of(Declaration declaration, Schema schema) {
        Header header = declaration.header();
        GenericRecord fields = new GenericData.Record(schema);
        fields.put("number", declaration.revision());
        fields.put("statisticalDate", days(header.statisticalDate()));
        fields.put("flow", header.flow());
        fields.put("crossingScheme", header.crossingScheme());
        fields.put("crossing", header.crossing());
        fields.put("mode", header.mode());
        fields.put("partner", header.partner());
        fields.put("region", header.region());
        fields.put("procedure", header.procedure());
        fields.put("currency", header.currency());
        fields.put("summarises", declaration.summarises());
        Schema line = schema.getField("lines").schema().getElementType();
        fields.put(
                "lines",
                declaration.lines().stream().map(each -> of(each, line)).toList());
        put(fields, header.details());
        return fields;
    }

    private static void putReferences(GenericRecord fields, List<DocumentReference> references) {
        Schema schema = fields.getSchema().getField("references").schema().getElementType();
        fields.put(
                "references", references.stream().map(each -> of(each, schema)).toList());
    }

    private static GenericRecord of(DocumentReference reference, Schema schema) {
        GenericRecord fields = new GenericData.Record(schema);
        fields.put("scheme", reference.scheme());
        fields.put("id", reference.id());
        return fields;
    }

    private static void put(GenericRecord fields, Details details) {
        if (details.equals(Details.NONE)) {
            return;
        }
        GenericRecord inner = new GenericData.Record(optional(fields, "details"));
        inner.put("grossWeight", decimal(details.grossWeight()));
        inner.put("packages", details.packages());
        inner.put("containers", details.containers());
        inner.put("consignmentCountry", details.consignmentCountry());
        inner.put("requestedProcedure", details.requestedProcedure());
        inner.put("previousProcedure", details.previousProcedure());
        inner.put("additionalProcedures", details.additionalProcedures());
        fields.put("details", inner);
    }

    private static GenericRecord of(DailyChange change, Schema schema) {
        GenericRecord fields = new GenericData.Record(schema);
        fields.put("receivedDay", days(change.receivedDay()));
        put(fields, change.amounts());
        return fields;
    }

    private static GenericRecord of(Line line, Schema schema) {
        GenericRecord fields = new GenericData.Record(schema);
        fields.put("commodity", line.commodity());
        fields.put("value", decimal(line.value()));
        fields.put("netWeight", decimal(line.netWeight()));
        fields.put("quantity", decimal(line.quantity()));
        fields.put("unit", line.unit());
        fields.put("partner", line.partner());
        fields.put("procedure", line.procedure());
        fields.put("number", line.number());
        fields.put("currency", line.currency());
        put(fields, line.details());
        return fields;
    }

    private static void put(GenericRecord fields, TotalKey key, Amounts amounts) {
        put(fields, key.series(), amounts);
        fields.put("day", days(key.day()));
    }

    private static void put(GenericRecord fields, Series series, Amounts amounts) {
        fields.put("source", series.source());
        fields.put("reporter", series.reporter());
        fields.put("partner", series.partner());
        fields.put("region", series.region());
        fields.put("crossing", series.crossing());
        fields.put("sector", series.sector());
        fields.put("flow", series.flow().code());
        fields.put("channel", series.channel().code());
        fields.put("regime", series.regime());
        fields.put("mode", series.mode());
        fields.put("currency", series.currency());
        put(fields, amounts);
    }

    private static void put(GenericRecord fields, Amounts amounts) {
        fields.put("lines", amounts.lines());
        fields.put("linesWithoutWeight", amounts.linesWithoutWeight());
        fields.put("value", ByteBuffer.wrap(amounts.value().toBigInteger().toByteArray()));
        fields.put(
                "netWeight", ByteBuffer.wrap(amounts.netWeight().toBigInteger().toByteArray()));
    }

    private static int days(LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }

    private static @Nullable ByteBuffer decimal(@Nullable Long unscaled) {
        return unscaled == null
                ? null
                : ByteBuffer.wrap(BigInteger.valueOf(unscaled).toByteArray());
    }

    private static Schema optional(GenericRecord fields, String name) {
        return fields.getSchema().getField(name).schema().getTypes().get(UNION_OF);
    }
}

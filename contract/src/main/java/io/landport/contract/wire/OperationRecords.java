package io.landport.contract.wire;

import io.landport.domain.access.AccessToken;
import io.landport.domain.access.Role;
import io.landport.domain.access.SourcePause;
import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.ActionOutcome;
import io.landport.domain.audit.OperatorAction;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.fate.Quarantine;
import io.landport.domain.generation.CopiedUpTo;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.domain.judge.Origin;
import java.io.IOException;
import java.time.Instant;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The records that feeds and operators write beside documents. */
public final class OperationRecords {
    public static final RecordFormat<FeedReport> FEED_REPORT =
            new RecordFormat<>("FeedReport.v1.avsc", OperationRecords::write, OperationRecords::readFeedReport);

    public static final RecordFormat<Quarantine> QUARANTINE =
            new RecordFormat<>("Quarantine.v1.avsc", OperationRecords::write, OperationRecords::readQuarantine);

    public static final RecordFormat<CopiedUpTo> COPIED_UP_TO =
            new RecordFormat<>("CopiedUpTo.v1.avsc", OperationRecords::write, OperationRecords::readCopiedUpTo);

    public static final RecordFormat<Generation> GENERATION = new RecordFormat<>(
                    "Generation.v4.avsc", OperationRecords::write, OperationRecords::readGeneration)
            .writtenAs("Generation.v3.avsc", Generation::isPlain);

    public static final RecordFormat<AccessToken> ACCESS_TOKEN =
            new RecordFormat<>("AccessToken.v1.avsc", OperationRecords::write, OperationRecords::readAccessToken);

    public static final RecordFormat<OperatorAction> OPERATOR_ACTION =
            new RecordFormat<>("OperatorAction.v1.avsc", OperationRecords::write, OperationRecords::readOperatorAction);

    public static final RecordFormat<SourcePause> SOURCE_PAUSE =
            new RecordFormat<>("SourcePause.v1.avsc", OperationRecords::write, OperationRecords::readSourcePause);

    private OperationRecords() {}

    private static void write(FeedReport report, Encoder out) throws IOException {
        out.writeString(report.file());
        out.writeString(report.hash());
        out.writeString(report.format());
        out.writeLong(report.rows());
        out.writeLong(report.rowsInDocuments());
        out.writeLong(report.rowsRejected());
        out.writeLong(report.documents());
        out.writeLong(report.rejections());
        out.writeLong(report.finished().toEpochMilli());
    }

    private static FeedReport readFeedReport(Decoder in) throws IOException {
        return new FeedReport(
                in.readString(),
                in.readString(),
                in.readString(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                AvroFields.readInstant(in));
    }

    private static void write(Quarantine quarantine, Encoder out) throws IOException {
        out.writeString(quarantine.record().topic());
        out.writeInt(quarantine.record().partition());
        out.writeLong(quarantine.record().offset());
        out.writeString(quarantine.reason());
        out.writeString(quarantine.by());
        out.writeLong(quarantine.at().toEpochMilli());
        out.writeInt(quarantine.generation());
    }

    private static Quarantine readQuarantine(Decoder in) throws IOException {
        return new Quarantine(
                new Origin.TopicRecord(in.readString(), in.readInt(), in.readLong()),
                in.readString(),
                in.readString(),
                AvroFields.readInstant(in),
                in.readInt());
    }

    private static void write(CopiedUpTo position, Encoder out) throws IOException {
        out.writeString(position.source());
        out.writeString(position.sourceId());
        out.writeInt(position.partition());
        out.writeString(position.target());
        out.writeString(position.targetId());
        out.writeLong(position.nextOffset());
        out.writeLong(position.latestTimestamp());
    }

    private static CopiedUpTo readCopiedUpTo(Decoder in) throws IOException {
        return new CopiedUpTo(
                in.readString(),
                in.readString(),
                in.readInt(),
                in.readString(),
                in.readString(),
                in.readLong(),
                in.readLong());
    }

    private static void write(Generation generation, Encoder out) throws IOException {
        out.writeInt(generation.number());
        out.writeString(generation.phase().code());
        out.writeInt(generation.partitions());
        out.writeString(generation.referenceVersion());
        out.writeString(generation.referenceDigest());
        out.writeInt(generation.topology());
        out.writeLong(generation.created().toEpochMilli());
        out.writeString(generation.note());
        out.writeInt(generation.documentPartitions());
        out.writeInt(generation.documentVersion());
        if (!generation.isPlain()) {
            out.writeInt(generation.level());
            AvroFields.writeOptional(generation.keptUntil(), out);
        }
    }

    private static Generation readGeneration(Decoder in) throws IOException {
        int number = in.readInt();
        Phase phase = AvroFields.readCode(in, "phase", Phase::ofCode);
        int partitions = in.readInt();
        String version = in.readString();
        String digest = in.readString();
        int topology = in.readInt();
        Instant created = AvroFields.readInstant(in);
        String note = in.readString();
        int documentPartitions = in.readInt();
        return new Generation(
                number,
                phase,
                partitions,
                documentPartitions,
                in.readInt(),
                version,
                digest,
                topology,
                created,
                note,
                in.readInt(),
                AvroFields.readOptionalInstant(in));
    }

    private static void write(AccessToken token, Encoder out) throws IOException {
        out.writeString(token.id());
        out.writeString(token.label());
        out.writeString(token.role().code());
        AvroFields.writeTexts(token.sources(), out);
        out.writeString(token.hash());
        out.writeLong(token.created().toEpochMilli());
        out.writeLong(token.expires().toEpochMilli());
        AvroFields.writeOptional(token.revoked(), out);
    }

    private static AccessToken readAccessToken(Decoder in) throws IOException {
        return new AccessToken(
                in.readString(),
                in.readString(),
                AvroFields.readCode(in, "role", Role::ofCode),
                AvroFields.readTexts(in),
                in.readString(),
                AvroFields.readInstant(in),
                AvroFields.readInstant(in),
                AvroFields.readOptionalInstant(in));
    }

    private static void write(SourcePause pause, Encoder out) throws IOException {
        out.writeString(pause.source());
        out.writeString(pause.reason());
        out.writeString(pause.by());
        out.writeLong(pause.since().toEpochMilli());
        AvroFields.writeOptional(pause.resumed(), out);
    }

    private static SourcePause readSourcePause(Decoder in) throws IOException {
        return new SourcePause(
                in.readString(),
                in.readString(),
                in.readString(),
                AvroFields.readInstant(in),
                AvroFields.readOptionalInstant(in));
    }

    private static void write(OperatorAction action, Encoder out) throws IOException {
        out.writeString(action.requestId());
        out.writeLong(action.at().toEpochMilli());
        out.writeString(action.by());
        AvroFields.writeOptional(action.tokenId(), out);
        out.writeString(action.kind().code());
        out.writeString(action.outcome().code());
        DocumentIdFields.writeOptional(action.document(), out);
        AvroFields.writeOptional(action.revision(), out);
        AvroFields.writeOptional(action.rejectionId(), out);
        AvroFields.writeOptional(action.message(), out);
        out.writeString(action.detail());
        out.writeInt(action.generation());
    }

    private static OperatorAction readOperatorAction(Decoder in) throws IOException {
        return new OperatorAction(
                in.readString(),
                AvroFields.readInstant(in),
                in.readString(),
                AvroFields.readOptional(in),
                AvroFields.readCode(in, "action", ActionKind::ofCode),
                AvroFields.readCode(in, "outcome", ActionOutcome::ofCode),
                DocumentIdFields.readOptionalId(in),
                AvroFields.readOptionalLong(in),
                AvroFields.readOptional(in),
                AvroFields.readOptional(in),
                in.readString(),
                in.readInt());
    }
}

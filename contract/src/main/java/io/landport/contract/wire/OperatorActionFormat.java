package io.landport.contract.wire;

import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.ActionOutcome;
import io.landport.domain.audit.OperatorAction;
import java.io.IOException;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The record {@code OperatorAction}. */
public final class OperatorActionFormat implements RecordFormat<OperatorAction> {
    private static final Schema SCHEMA = Schemas.bundled("OperatorAction.v1.avsc");

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(OperatorAction action, Encoder out) throws IOException {
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

    @Override
    public OperatorAction read(Decoder in) throws IOException {
        try {
            return new OperatorAction(
                    in.readString(),
                    Instant.ofEpochMilli(in.readLong()),
                    in.readString(),
                    AvroFields.readOptional(in),
                    readKind(in.readString()),
                    readOutcome(in.readString()),
                    DocumentIdFields.readOptional(in),
                    AvroFields.readOptionalLong(in),
                    AvroFields.readOptional(in),
                    AvroFields.readOptional(in),
                    in.readString(),
                    in.readInt());
        } catch (IllegalArgumentException e) {
            throw new InvalidRecordException(String.valueOf(e.getMessage()));
        }
    }

    private static ActionKind readKind(String code) {
        return ActionKind.ofCode(code).orElseThrow(() -> new InvalidRecordException("unknown action " + code));
    }

    private static ActionOutcome readOutcome(String code) {
        return ActionOutcome.ofCode(code).orElseThrow(() -> new InvalidRecordException("unknown outcome " + code));
    }
}

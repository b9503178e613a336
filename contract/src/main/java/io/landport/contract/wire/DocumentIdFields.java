package io.landport.contract.wire;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import java.io.IOException;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** The identity of a document as three optional fields: channel, source and number. */
final class DocumentIdFields {
    private DocumentIdFields() {}

    static void writeOptional(@Nullable DocumentId document, Encoder out) throws IOException {
        AvroFields.writeOptional(document == null ? null : document.channel().code(), out);
        AvroFields.writeOptional(document == null ? null : document.source(), out);
        AvroFields.writeOptional(document == null ? null : document.document(), out);
    }

    /** Null unless all three are given. */
    static @Nullable DocumentId readOptional(Decoder in) throws IOException {
        String channel = AvroFields.readOptional(in);
        String source = AvroFields.readOptional(in);
        String document = AvroFields.readOptional(in);
        if (channel == null || source == null || document == null) {
            return null;
        }
        return Channel.ofCode(channel)
                .map(known -> new DocumentId(known, source, document))
                .orElseThrow(() -> new InvalidRecordException("unknown channel " + channel));
    }
}

package io.landport.contract.wire;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import java.io.IOException;
import java.util.List;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** The fields that name a document: channel, source and number, and its other numbers. */
final class DocumentIdFields {
    private DocumentIdFields() {}

    static void write(DocumentId document, Encoder out) throws IOException {
        out.writeString(document.channel().code());
        out.writeString(document.source());
        out.writeString(document.document());
    }

    static DocumentId readId(Decoder in) throws IOException {
        return new DocumentId(readChannel(in), in.readString(), in.readString());
    }

    static Channel readChannel(Decoder in) throws IOException {
        return AvroFields.readCode(in, "channel", Channel::ofCode);
    }

    static void writeOptional(@Nullable DocumentId document, Encoder out) throws IOException {
        AvroFields.writeOptional(document == null ? null : document.channel().code(), out);
        AvroFields.writeOptional(document == null ? null : document.source(), out);
        AvroFields.writeOptional(document == null ? null : document.document(), out);
    }

    /** Null unless all three are given. */
    static @Nullable DocumentId readOptionalId(Decoder in) throws IOException {
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

    static void write(List<DocumentReference> references, Encoder out) throws IOException {
        AvroFields.writeArray(references, out, (reference, to) -> {
            to.writeString(reference.scheme());
            to.writeString(reference.id());
        });
    }

    static List<DocumentReference> readReferences(Decoder in) throws IOException {
        return AvroFields.readArray(in, item -> new DocumentReference(item.readString(), item.readString()));
    }
}

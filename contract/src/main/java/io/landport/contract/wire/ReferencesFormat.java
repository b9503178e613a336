package io.landport.contract.wire;

import io.landport.domain.document.DocumentReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** The field {@code references} of documents and rejections. */
final class ReferencesFormat {
    private ReferencesFormat() {}

    static void write(List<DocumentReference> references, Encoder out) throws IOException {
        out.writeArrayStart();
        out.setItemCount(references.size());
        for (DocumentReference reference : references) {
            out.startItem();
            out.writeString(reference.scheme());
            out.writeString(reference.id());
        }
        out.writeArrayEnd();
    }

    static List<DocumentReference> read(Decoder in) throws IOException {
        long first = in.readArrayStart();
        if (first == 0) {
            return List.of();
        }
        List<DocumentReference> references = new ArrayList<>();
        for (long left = first; left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                references.add(new DocumentReference(in.readString(), in.readString()));
            }
        }
        return references;
    }
}

package io.landport.streams;

import io.landport.contract.wire.Body;
import io.landport.contract.wire.DailyChangeFormat;
import io.landport.contract.wire.TotalFields;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.PartialTotal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeMap;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.NullUnmarked;

/** The serdes of what only this topology reads: its stores and its repartition topic. Bare bodies, no schema ids. */
@NullUnmarked
final class StateSerdes {
    private static final byte[] NO_HEADER = {};
    private static final DailyChangeFormat CHANGE = new DailyChangeFormat();

    private StateSerdes() {}

    static Serde<DocumentState> documentState() {
        return serde(DocumentStateFormat::write, DocumentStateFormat::read);
    }

    static Serde<Amounts> amounts() {
        return serde(TotalFields::write, TotalFields::readAmounts);
    }

    static Serde<Origins> origins() {
        return serde(StateSerdes::writeOrigins, StateSerdes::readOrigins);
    }

    static Serde<PartialTotal> partialTotal() {
        return serde(
                (partial, out) -> {
                    out.writeInt(partial.origin());
                    CHANGE.write(partial.change(), out);
                },
                in -> new PartialTotal(in.readInt(), CHANGE.read(in)));
    }

    private static void writeOrigins(Origins origins, Encoder out) throws IOException {
        out.writeInt(origins.amounts().size());
        for (var origin : origins.amounts().entrySet()) {
            out.writeInt(origin.getKey());
            TotalFields.write(origin.getValue(), out);
        }
    }

    private static Origins readOrigins(Decoder in) throws IOException {
        TreeMap<Integer, Amounts> amounts = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            amounts.put(in.readInt(), TotalFields.readAmounts(in));
        }
        return new Origins(amounts);
    }

    /** Writes a value of one type. */
    private interface Write<T> {
        void write(T value, Encoder out) throws IOException;
    }

    private static <T> Serde<T> serde(Write<T> write, Body.Reading<T> read) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : Body.written(NO_HEADER, out -> write.write(value, out)),
                (topic, bytes) -> bytes == null ? null : read(topic, bytes, read));
    }

    private static <T> T read(String topic, byte[] bytes, Body.Reading<T> read) {
        try {
            return Body.read(bytes, 0, read);
        } catch (IOException corrupt) {
            throw new UncheckedIOException("state of " + topic + " is corrupt", corrupt);
        }
    }
}

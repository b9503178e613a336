package io.landport.bench.flink;

import io.landport.bench.candidate.InputTopic;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.Series;
import io.landport.reference.ReferenceReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Encodes documents for Flink. To Flink's advantage, they are judged before timing, have only the fields that totals need, and are
 * plain Avro, the most compact format that Flink can read. Fields are in the column order of the job's table
 * {@code documents}.
 */
final class JudgedDocuments implements Function<TradeDocument, byte[]> {
    /** The topic, with the partition count of Landport's. */
    static final InputTopic INPUT = new InputTopic(
            InputTopic.topic(
                    "flink.documents.v1",
                    InputTopic.LANDPORT.topic().numPartitions(),
                    InputTopic.LANDPORT.topic().configs()),
            JudgedDocuments::open);

    /** Source, reporter, region, crossing, flow, channel, mode, currency. */
    private static final int HEADER_DIMENSIONS = 8;

    private static final int WEIGHT = 1;
    private static final int NO_WEIGHT = 0;

    private final Judge judge;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);

    private JudgedDocuments(Judge judge) {
        this.judge = judge;
    }

    static JudgedDocuments open() {
        return new JudgedDocuments(new Judge(ReferenceReader.bundled()));
    }

    @Override
    public byte[] apply(TradeDocument message) {
        bytes.reset();
        try {
            if (message instanceof Declaration declaration) {
                writeDeclaration(declaration);
            } else if (message instanceof Cancellation cancellation) {
                writeCancellation(cancellation);
            } else {
                throw new IllegalArgumentException(
                        "the job does not support decisions: " + message.id().key());
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private void writeDeclaration(Declaration declaration) throws IOException {
        List<Contribution> lines = declaration.lines().stream()
                .map(line -> judge(declaration, line))
                .toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(declaration.id().key() + " has no lines");
        }
        Series series = lines.get(0).key().series();
        out.writeString(declaration.id().key());
        out.writeLong(declaration.revision());
        out.writeInt((int) lines.get(0).key().day().toEpochDay());
        out.writeString(series.source());
        out.writeString(series.reporter());
        out.writeString(series.region());
        out.writeString(series.crossing());
        out.writeString(series.flow().code());
        out.writeString(series.channel().code());
        out.writeString(series.mode());
        out.writeString(series.currency());
        out.writeArrayStart();
        out.setItemCount(lines.size());
        for (Contribution line : lines) {
            out.startItem();
            writeLine(line);
        }
        out.writeArrayEnd();
    }

    /** The contribution of a line is that of a document with this line only. */
    private Contribution judge(Declaration declaration, Line line) {
        Declaration alone = new Declaration(
                declaration.id(),
                declaration.revision(),
                declaration.header(),
                List.of(line),
                declaration.summarises());
        Judged judged = judge.judge(alone, Channel.CUSTOMS, alone.id().key(), LocalDate.MAX.minusDays(1))
                .accepted()
                .orElseThrow(() -> new IllegalArgumentException(alone.id().key() + " is not accepted"));
        if (judged instanceof Judged.JudgedRevision revision
                && revision.counted().size() == 1) {
            return revision.counted().get(0);
        }
        throw new IllegalArgumentException(alone.id().key() + " does not count");
    }

    private void writeLine(Contribution line) throws IOException {
        out.writeString(line.key().series().partner());
        out.writeString(line.key().series().sector());
        out.writeString(line.key().series().regime());
        writeDecimal(line.amounts().value().toBigInteger());
        if (line.amounts().linesWithoutWeight() > 0) {
            out.writeIndex(NO_WEIGHT);
        } else {
            out.writeIndex(WEIGHT);
            writeDecimal(line.amounts().netWeight().toBigInteger());
        }
    }

    private void writeDecimal(BigInteger unscaled) throws IOException {
        out.writeBytes(unscaled.toByteArray());
    }

    /** A revision without lines: if it is the winner, it adds nothing. Its dimensions are ignored. */
    private void writeCancellation(Cancellation cancellation) throws IOException {
        out.writeString(cancellation.id().key());
        out.writeLong(cancellation.revision());
        out.writeInt(0);
        for (int dimension = 0; dimension < HEADER_DIMENSIONS; dimension++) {
            out.writeString("");
        }
        out.writeArrayStart();
        out.setItemCount(0);
        out.writeArrayEnd();
    }
}

package io.landport.contract;

import io.landport.contract.wire.AvroBody;
import io.landport.contract.wire.GenericRecords;
import io.landport.contract.wire.TradeDocumentFormat;
import io.landport.domain.Draft;
import io.landport.domain.LineBuilder;
import io.landport.domain.Samples;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Compares the codec with Avro's generic reader and writer for one document of three lines. Avro's side stops at generic
 * records, without the conversion to domain values, and has no header, so the comparison favours it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CodecBenchmark {
    private static final int HEADER = 5;
    private static final Schema SCHEMA = TradeDocumentFormat.TRADE_DOCUMENT.schema();

    private final TradeDocument document = new Draft(Samples.declaration())
            .lines(
                    Samples.line(),
                    new LineBuilder("27090000", 1_234_567_890L)
                            .netWeight(45_000_000L)
                            .build(),
                    new LineBuilder("84713000", 99_990_000L)
                            .partner("CN")
                            .procedure("0110")
                            .build())
            .declaration();

    private final Codec<TradeDocument> codec =
            new Wire(new BundledSchemas()).codec(new Topics("").documents(Channel.CUSTOMS));
    private final byte[] bytes = codec.encode(document);
    private final GenericRecord record = GenericRecords.of(document);
    private final GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(SCHEMA);
    private final GenericDatumWriter<GenericRecord> writer = new GenericDatumWriter<>(SCHEMA);

    /** Not part of the build; docs/adr/0003-wire-format.md has the command and the figures. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(CodecBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    @Benchmark
    public byte[] encode() {
        return codec.encode(document);
    }

    @Benchmark
    public byte[] encodeByAvro() {
        return AvroBody.encode(new byte[HEADER], out -> writer.write(record, out));
    }

    @Benchmark
    public Decoded<TradeDocument> decode() {
        return codec.decode(bytes);
    }

    @Benchmark
    public GenericRecord decodeByAvro() throws IOException {
        return AvroBody.decode(bytes, HEADER, in -> reader.read(null, in));
    }
}

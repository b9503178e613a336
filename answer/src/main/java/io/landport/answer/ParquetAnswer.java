package io.landport.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * Writes Parquet: amounts as DECIMAL(38, 4), ratios as DECIMAL(38, 10), counts as INT64, days as DATE, and texts as UTF-8. The metadata
 * of the file has the provenance, the unit of each column, and the notices. Small row groups bound the memory.
 */
final class ParquetAnswer implements AnswerWriter {
    private static final int PRECISION = 38;
    private static final int DECIMAL_BYTES = 16;
    private static final int ROW_GROUP_BYTES = 16 * 1024 * 1024;
    private static final int PAGE_BYTES = 256 * 1024;
    private static final String PREFIX = "landport.";

    private final ParquetWriter<List<Cell>> writer;
    private final Support support;

    private ParquetAnswer(ParquetWriter<List<Cell>> writer, Support support) {
        this.writer = writer;
        this.support = support;
    }

    static ParquetAnswer open(AnswerHead head, AnswerOutput out) throws IOException {
        Support support = new Support(head);
        return new ParquetAnswer(
                new Builder(new Target(out.bytes()), support)
                        .withConf(new PlainParquetConfiguration())
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .withRowGroupSize((long) ROW_GROUP_BYTES)
                        .withPageSize(PAGE_BYTES)
                        .build(),
                support);
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        writer.write(row);
    }

    @Override
    public void end(List<String> notices) throws IOException {
        support.notices.addAll(notices);
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<List<Cell>, Builder> {
        private final Support support;

        Builder(OutputFile file, Support support) {
            super(file);
            this.support = support;
        }

        @Override
        protected Builder self() {
            return this;
        }

        // Abstract although deprecated.
        @SuppressWarnings("deprecation")
        @Override
        protected WriteSupport<List<Cell>> getWriteSupport(Configuration unused) {
            return support;
        }

        @Override
        protected WriteSupport<List<Cell>> getWriteSupport(ParquetConfiguration unused) {
            return support;
        }
    }

    /** Turns rows into values of Parquet. */
    private static final class Support extends WriteSupport<List<Cell>> {
        private final AnswerHead head;
        private final List<String> notices = new ArrayList<>();
        private @Nullable RecordConsumer consumer;

        Support(AnswerHead head) {
            this.head = head;
        }

        // Abstract although deprecated.
        @SuppressWarnings("deprecation")
        @Override
        public WriteContext init(Configuration unused) {
            return context();
        }

        @Override
        public WriteContext init(ParquetConfiguration unused) {
            return context();
        }

        @Override
        public void prepareForWrite(RecordConsumer prepared) {
            consumer = prepared;
        }

        @Override
        public void write(List<Cell> row) {
            RecordConsumer fields = Objects.requireNonNull(consumer);
            fields.startMessage();
            for (int index = 0; index < row.size(); index++) {
                if (!(row.get(index) instanceof Cell.Unknown)) {
                    Column column = head.columns().get(index);
                    fields.startField(column.name(), index);
                    add(fields, column, row.get(index));
                    fields.endField(column.name(), index);
                }
            }
            fields.endMessage();
        }

        @Override
        public FinalizedWriteContext finalizeWrite() {
            return new FinalizedWriteContext(metadata());
        }

        private WriteContext context() {
            List<Type> fields =
                    head.columns().stream().map(ParquetAnswer::field).toList();
            return new WriteContext(new MessageType("answer", fields), Map.of());
        }

        private static void add(RecordConsumer fields, Column column, Cell cell) {
            if (cell instanceof Cell.Figure figure) {
                addNumber(fields, column, figure.number());
            } else if (column.type() == ColumnType.DAY) {
                fields.addInteger(Math.toIntExact(LocalDate.parse(cell.plain()).toEpochDay()));
            } else {
                fields.addBinary(Binary.fromString(cell.plain()));
            }
        }

        private static void addNumber(RecordConsumer fields, Column column, BigDecimal number) {
            try {
                if (column.type() == ColumnType.COUNT) {
                    fields.addLong(number.longValueExact());
                } else {
                    fields.addBinary(decimal(number, column.type()));
                }
            } catch (ArithmeticException e) {
                throw new AnswerFormatException(
                        new OptionProblem(
                                "parquet cannot hold %s in column %s: choose another %s, such as csv",
                                number.toPlainString(), column.name(), OptionProblem.option("format")),
                        e);
            }
        }

        private Map<String, String> metadata() {
            Map<String, String> metadata = new LinkedHashMap<>();
            head.provenance().describe().forEach((name, text) -> metadata.put(PREFIX + name.replace(' ', '_'), text));
            head.columns().stream()
                    .filter(column -> !column.unit().isEmpty())
                    .forEach(column -> metadata.put(PREFIX + "unit." + column.name(), column.unit()));
            metadata.put(PREFIX + "sources", String.join("\n", head.provenance().bases()));
            metadata.put(PREFIX + "notices", String.join("\n", notices));
            return metadata;
        }
    }

    private static Type field(Column column) {
        return switch (column.type()) {
            case TEXT, MONTH ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case DAY ->
                Types.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(column.name());
            case COUNT -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case AMOUNT, RATIO ->
                Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                        .length(DECIMAL_BYTES)
                        .as(LogicalTypeAnnotation.decimalType(column.type().scale(), PRECISION))
                        .named(column.name());
        };
    }

    /** Big-endian two's complement, as Parquet has it. */
    private static Binary decimal(BigDecimal number, ColumnType type) {
        BigDecimal scaled = number.setScale(type.scale());
        if (scaled.precision() > PRECISION) {
            throw new ArithmeticException("more than " + PRECISION + " digits");
        }
        BigInteger unscaled = scaled.unscaledValue();
        byte[] shortest = unscaled.toByteArray();
        byte[] bytes = new byte[DECIMAL_BYTES];
        Arrays.fill(bytes, 0, DECIMAL_BYTES - shortest.length, (byte) (unscaled.signum() < 0 ? -1 : 0));
        System.arraycopy(shortest, 0, bytes, DECIMAL_BYTES - shortest.length, shortest.length);
        return Binary.fromConstantByteArray(bytes);
    }

    /** An output as Parquet sees it: a stream that knows its position. */
    private record Target(OutputStream out) implements OutputFile {
        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new Counting(out);
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return new Counting(out);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    private static final class Counting extends DelegatingPositionOutputStream {
        private long position;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int character) throws IOException {
            super.write(character);
            position++;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            write(bytes, 0, bytes.length);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            super.write(bytes, from, length);
            position += length;
        }
    }
}

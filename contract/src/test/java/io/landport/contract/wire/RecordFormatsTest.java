package io.landport.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** Compares each format, which works by position, with Avro's own reader and writer, which work by name. */
class RecordFormatsTest {
    private static final int VALUES = 2_000;

    private final RandomValues random = new RandomValues(Seed.random("RecordFormatsTest"));

    @Test
    void shouldWriteAndReadDocumentsAsAvroDoes() throws IOException {
        shouldAgree(new TradeDocumentFormat(), random::document, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadTotalsAsAvroDoes() throws IOException {
        shouldAgree(new DailyTotalFormat(), random::total, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadMonthlyChangesAsAvroDoes() throws IOException {
        shouldAgree(new MonthlyChangeFormat(), random::monthlyChange, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadRejectionsAsAvroDoes() throws IOException {
        shouldAgree(new RejectionFormat(), random::rejection, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadRollingTotalsAndClocksAsAvroDoes() throws IOException {
        shouldAgree(new RollingFormat(), random::rolling, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadCommodityTotalsAsAvroDoes() throws IOException {
        shouldAgree(new CommodityTotalFormat(), random::commodityTotal, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadFateCountsAsAvroDoes() throws IOException {
        shouldAgree(new FateCountFormat(), random::fateCount, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadPositionsAsAvroDoes() throws IOException {
        shouldAgree(new PublishedUpToFormat(), random::position, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadProgressOfCopiesAsAvroDoes() throws IOException {
        shouldAgree(new CopiedUpToFormat(), random::copied, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadFeedReportsAsAvroDoes() throws IOException {
        shouldAgree(new FeedReportFormat(), random::feedReport, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadQuarantinesAsAvroDoes() throws IOException {
        shouldAgree(new QuarantineFormat(), random::quarantine, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadActionsOfOperatorsAsAvroDoes() throws IOException {
        shouldAgree(new OperatorActionFormat(), random::operatorAction, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadGenerationsAsAvroDoes() throws IOException {
        shouldAgree(new GenerationFormat(), random::generation, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadNamedListsAsAvroDoes() throws IOException {
        shouldAgree(new NamedListFormat(), random::namedList, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadFatesOfListsAsAvroDoes() throws IOException {
        shouldAgree(new ListFateFormat(), random::listFate, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadAccessTokensAsAvroDoes() throws IOException {
        shouldAgree(new AccessTokenFormat(), random::accessToken, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadReceiptsAsAvroDoes() throws IOException {
        shouldAgree(new ReceiptFormat(), random::receipt, GenericRecords::of);
    }

    private static <T> void shouldAgree(RecordFormat<T> format, Supplier<T> values, Function<T, GenericRecord> generic)
            throws IOException {
        for (int i = 0; i < VALUES; i++) {
            // Given
            T value = values.get();
            GenericRecord expected = generic.apply(value);

            // When
            byte[] bytes = AvroBody.encode(new byte[0], out -> format.write(value, out));

            // Then
            assertThat(bytes).as("%s written", value).isEqualTo(writtenByAvro(expected));
            assertThat(readByAvro(bytes, format.schema()))
                    .as("%s read by Avro", value)
                    .hasToString(expected.toString());
            T reread = AvroBody.decode(bytes, 0, format::read);
            assertThat(reread).isEqualTo(value);
        }
    }

    private static byte[] writtenByAvro(GenericRecord fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(fields.getSchema()).write(fields, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static GenericRecord readByAvro(byte[] bytes, Schema schema) throws IOException {
        return AvroBody.decode(bytes, 0, in -> new GenericDatumReader<GenericRecord>(schema).read(null, in));
    }
}

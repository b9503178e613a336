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
        shouldAgree(TradeDocumentFormat.TRADE_DOCUMENT, random::document, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadTotalsAsAvroDoes() throws IOException {
        shouldAgree(AggregateRecords.DAILY_TOTAL, random::total, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadMonthlyChangesAsAvroDoes() throws IOException {
        shouldAgree(AggregateRecords.MONTHLY_CHANGE, random::monthlyChange, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadRejectionsAsAvroDoes() throws IOException {
        shouldAgree(RejectionFormat.REJECTION, random::rejection, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadRollingTotalsAndClocksAsAvroDoes() throws IOException {
        shouldAgree(AggregateRecords.ROLLING, random::rolling, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadCommodityTotalsAsAvroDoes() throws IOException {
        shouldAgree(AggregateRecords.COMMODITY_TOTAL, random::commodityTotal, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadFateCountsAsAvroDoes() throws IOException {
        shouldAgree(AggregateRecords.FATE_COUNT, random::fateCount, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadPositionsAsAvroDoes() throws IOException {
        shouldAgree(AggregateRecords.PUBLISHED_UP_TO, random::position, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadProgressOfCopiesAsAvroDoes() throws IOException {
        shouldAgree(OperationRecords.COPIED_UP_TO, random::copied, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadFeedReportsAsAvroDoes() throws IOException {
        shouldAgree(OperationRecords.FEED_REPORT, random::feedReport, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadQuarantinesAsAvroDoes() throws IOException {
        shouldAgree(OperationRecords.QUARANTINE, random::quarantine, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadActionsOfOperatorsAsAvroDoes() throws IOException {
        shouldAgree(OperationRecords.OPERATOR_ACTION, random::operatorAction, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadGenerationsAsAvroDoes() throws IOException {
        shouldAgree(OperationRecords.GENERATION, random::generation, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadNamedListsAsAvroDoes() throws IOException {
        shouldAgree(AggregateRecords.NAMED_LIST, random::namedList, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadFatesOfListsAsAvroDoes() throws IOException {
        shouldAgree(AggregateRecords.LIST_FATE, random::listFate, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadAccessTokensAsAvroDoes() throws IOException {
        shouldAgree(OperationRecords.ACCESS_TOKEN, random::accessToken, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadPausesOfSourcesAsAvroDoes() throws IOException {
        shouldAgree(OperationRecords.SOURCE_PAUSE, random::sourcePause, GenericRecords::of);
    }

    @Test
    void shouldWriteAndReadReceiptsAsAvroDoes() throws IOException {
        shouldAgree(ReceiptFormat.RECEIPT, random::receipt, GenericRecords::of);
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
            assertThat(readByAvro(bytes, expected.getSchema()))
                    .as("%s read by Avro", value)
                    .hasToString(expected.toString());
            if (expected.getSchema().equals(format.schema())) {
                T reread = AvroBody.decode(bytes, 0, format::read);
                assertThat(reread).isEqualTo(value);
            }
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

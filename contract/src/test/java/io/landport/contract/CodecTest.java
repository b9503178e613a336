package io.landport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.wire.AggregateRecords;
import io.landport.contract.wire.GenericRecords;
import io.landport.contract.wire.OperationRecords;
import io.landport.contract.wire.RandomValues;
import io.landport.contract.wire.RejectionFormat;
import io.landport.contract.wire.Schemas;
import io.landport.contract.wire.TradeDocumentFormat;
import io.landport.domain.Draft;
import io.landport.domain.LineBuilder;
import io.landport.domain.Samples;
import io.landport.domain.Seed;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.generation.Generation;
import io.landport.domain.generation.Phase;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyTotal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For any bytes, a codec returns a value or the reason why there is none. */
class CodecTest {
    private static final int TRIES = 20_000;

    /** Far more than a sample record allocates, far less than a random length would. */
    private static final long MAX_ALLOCATED = 1 << 20;

    private final FakeIds ids = new FakeIds();
    private final Codec<TradeDocument> codec = new Codec<>(ids, "documents-value", TradeDocumentFormat.TRADE_DOCUMENT);
    private final Declaration sample =
            new Draft(Samples.declaration()).summarises("list-1").declaration();
    private final byte[] valid = codec.encode(sample);

    @Test
    void shouldReadWhatItWrote() {
        assertThat(codec.decode(valid).value()).hasValue(sample);
        assertThat(codec.decode(valid).problem()).isEmpty();
    }

    @Test
    void shouldEncodeALargeDocument() {
        // Given
        Line[] lines = Collections.nCopies(10_000, Samples.line()).toArray(Line[]::new);
        Declaration large = new Draft(sample).lines(lines).declaration();

        // Then
        assertThat(codec.decode(codec.encode(large)).value()).hasValue(large);
    }

    @Test
    void shouldWriteConfluentsHeader() {
        assertThat(valid).startsWith(0, 0, 0, 0, FakeIds.OWN);
    }

    @Test
    void shouldNumberTheBundledSchemasFromTheirFirstId() {
        // Given
        Topics topics = new Topics("");
        Wire wire = new Wire(new BundledSchemas());

        // When
        byte[] total = wire.codec(topics.dailyTotals()).encode(new DailyTotal(Samples.key("wood"), Amounts.ZERO));

        // Then
        assertThat(total).startsWith(0, 0x40, 0, 0, 13);
    }

    @Test
    void shouldReadATotalOfTheVersionWithoutChanges() {
        // Given
        Schema before = Schemas.bundled("DailyTotal.v1.avsc");
        DailyTotal total = new DailyTotal(Samples.key("wood"), Amounts.ofLine(1, 2));
        Codec<DailyTotal> totals = new Codec<>(new BundledSchemas(), "totals-value", AggregateRecords.DAILY_TOTAL);

        // When
        byte[] bytes = Evolved.written(BundledSchemas.FIRST_ID + 1, before, GenericRecords.of(total));

        // Then
        assertThat(totals.decode(bytes).value()).hasValue(total);
    }

    @Test
    void shouldReadAGenerationThatWasWrittenBeforeDocumentTopicsHadVersions() {
        // Given
        Schema before = Schemas.bundled("Generation.v2.avsc");
        Generation generation =
                new Generation(2, Phase.LIVE, 4, 8, 1, "2026.11", "a digest", 3, Instant.ofEpochMilli(7), "a test's");
        Codec<Generation> generations =
                new Codec<>(new BundledSchemas(), "generations-value", OperationRecords.GENERATION);

        // When
        byte[] bytes = Evolved.written(BundledSchemas.FIRST_ID + 14, before, GenericRecords.of(generation));

        // Then
        assertThat(generations.decode(bytes).value()).hasValue(generation);
    }

    /** A process of the release before has no schema with the level and knows no other level. */
    @Test
    void shouldWriteAGenerationAsBeforeUntilItsLevelIsRaisedOrItIsKept() {
        // Given
        Generation plain =
                new Generation(2, Phase.LIVE, 4, 8, 1, "2026.11", "a digest", 3, Instant.ofEpochMilli(7), "a test's");
        Generation raised = plain.atLevel(2);
        Generation kept = plain.kept(Instant.ofEpochMilli(9));
        Codec<Generation> generations =
                new Codec<>(new BundledSchemas(), "generations-value", OperationRecords.GENERATION);

        // When
        byte[] before = Evolved.written(
                BundledSchemas.FIRST_ID + 17, Schemas.bundled("Generation.v3.avsc"), GenericRecords.of(plain));

        // Then
        assertThat(generations.encode(plain)).isEqualTo(before);
        assertThat(generations.decode(before).value()).hasValue(plain);
        assertThat(generations.encode(raised)).startsWith(0, 0x40, 0, 0, 24);
        assertThat(generations.decode(generations.encode(raised)).value()).hasValue(raised);
        assertThat(generations.decode(generations.encode(kept)).value()).hasValue(kept);
    }

    @Test
    void shouldReadDocumentsOfTheSchemaWithoutDetailsByPosition() {
        // Given
        Schema before = Schemas.bundled("TradeDocument.v1.avsc");
        RandomValues random = new RandomValues(Seed.random("CodecTest.documentsWithoutDetails"));
        Codec<TradeDocument> documents =
                new Codec<>(new BundledSchemas(), "documents-value", TradeDocumentFormat.TRADE_DOCUMENT);

        // When
        List<TradeDocument> written = Stream.generate(random::document)
                .limit(TRIES / 10)
                .map(CodecTest::withoutDetails)
                .toList();

        // Then
        assertThat(TradeDocumentFormat.TRADE_DOCUMENT.readerOf(before)).isPresent();
        for (TradeDocument document : written) {
            byte[] bytes = Evolved.written(BundledSchemas.FIRST_ID, before, GenericRecords.of(document));
            assertThat(documents.decode(bytes).value()).hasValue(document);
        }
    }

    @Test
    void shouldAddThreeBytesALineAndTwoADocumentThatHasNoDetails() {
        // Given
        Schema before = Schemas.bundled("TradeDocument.v1.avsc");
        byte[] first = Evolved.written(BundledSchemas.FIRST_ID, before, GenericRecords.of(Samples.american()));

        // When
        byte[] second = codec.encode(Samples.american());

        // Then
        assertThat(second.length - first.length).isEqualTo(3 + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00000000", "0000000001", "0100000001", "7b7d", "ff000000010101"})
    void shouldNotReadBytesThatAreNotARecord(String hex) {
        assertThat(codec.decode(HexFormat.of().parseHex(hex)).value()).isEmpty();
    }

    @Test
    void shouldNotReadAnUnknownId() {
        // Given
        byte[] bytes = valid.clone();
        bytes[1] = 0x7f;

        // Then
        assertThat(codec.decode(bytes)).isEqualTo(new Decoded.Unreadable<>("schema id 2130706433 is unknown"));
    }

    @Test
    void shouldNotReadATruncatedRecord() {
        for (int length = 0; length < valid.length; length++) {
            byte[] truncated = Arrays.copyOf(valid, length);
            assertThat(answer(truncated).value())
                    .as("the first %d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void shouldNotReadARecordWithBytesLeftOver() {
        // When
        Decoded<TradeDocument> decoded = codec.decode(Arrays.copyOf(valid, valid.length + 1));

        // Then
        assertThat(decoded.problem()).hasValue("invalid TradeDocument: unexpected bytes after the record");
    }

    @Test
    void shouldNotThrowForAnyFlippedBit() {
        for (int bit = 0; bit < valid.length * Byte.SIZE; bit++) {
            byte[] flipped = valid.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            answer(flipped);
        }
    }

    @Test
    void shouldNotThrowForGarbage() {
        // Given
        SplittableRandom random = Seed.random("CodecTest.shouldNotThrowForGarbage");

        for (int i = 0; i < TRIES; i++) {
            answer(random.nextBoolean() ? garbage(random) : damaged(valid, random));
        }
    }

    @Test
    void shouldNotThrowForImpossibleLengths() {
        // Given
        long[] lengths = {Integer.MAX_VALUE - 8, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE, -1, Long.MIN_VALUE};

        for (long length : lengths) {
            for (int at = 5; at < valid.length; at++) {
                // When
                byte[] bytes = withLength(length, at);

                // Then
                answer(bytes);
            }
        }
    }

    @Test
    void shouldNotThrowForGarbageOfAnotherSchema() {
        // Given
        SplittableRandom random = Seed.random("CodecTest.shouldNotThrowForGarbageOfAnotherSchema");
        ids.with(2, Evolved.older());
        ids.with(3, Evolved.newer());
        byte[] older = Evolved.written(2, Evolved.older(), GenericRecords.of(sample));

        for (int i = 0; i < TRIES; i++) {
            byte[] bytes = random.nextBoolean() ? garbage(random) : damaged(older, random);
            ByteBuffer.wrap(bytes).putInt(1, random.nextInt(2, 4));
            answer(bytes);
        }
    }

    @Test
    void shouldNotThrowForGarbageOnAnyTopic() {
        // Given
        SplittableRandom random = Seed.random("CodecTest.shouldNotThrowForGarbageOnAnyTopic");
        RandomValues values = new RandomValues(random.split());
        Codec<?> totals = new Codec<>(ids, "totals-value", AggregateRecords.DAILY_TOTAL);
        Codec<?> rejections = new Codec<>(ids, "rejections-value", RejectionFormat.REJECTION);
        byte[] rejection = new Codec<>(ids, "rejections-value", RejectionFormat.REJECTION).encode(values.rejection());

        for (int i = 0; i < TRIES / 4; i++) {
            byte[] bytes = random.nextBoolean() ? garbage(random) : damaged(rejection, random);
            for (Codec<?> each : List.of(totals, rejections)) {
                assertThat(each.decode(bytes)).isNotNull();
            }
        }
    }

    @Test
    void shouldNotReadTheRecordOfAnotherTopic() {
        // Given
        SchemaIds bundled = new BundledSchemas();
        Codec<DailyTotal> totals = new Codec<>(bundled, "totals-value", AggregateRecords.DAILY_TOTAL);
        Codec<CommodityTotal> commodities = new Codec<>(bundled, "commodities-value", AggregateRecords.COMMODITY_TOTAL);
        Codec<TradeDocument> documents = new Codec<>(bundled, "documents-value", TradeDocumentFormat.TRADE_DOCUMENT);
        byte[] total = totals.encode(new DailyTotal(Samples.key("wood"), Amounts.ofLine(1, 2)));

        // Then
        assertThat(documents.decode(total).value()).isEmpty();
        assertThat(commodities.decode(total).value()).isEmpty();
        assertThat(totals.decode(documents.encode(sample)).value()).isEmpty();
    }

    @Test
    void shouldNotReadMoreThanOneMessageInARecord() {
        // Given
        GenericRecord two = GenericRecords.of(sample);
        two.put(
                "cancellation",
                GenericRecords.of(new Cancellation(sample.id(), 2)).get("cancellation"));

        // Then
        assertThat(codec.decode(own(two)).problem())
                .hasValue(
                        "invalid TradeDocument: a document must be one of revision, cancellation and decision, not several");
    }

    @Test
    void shouldNotReadARecordWithoutAMessage() {
        // Given
        GenericRecord none = GenericRecords.of(sample);
        none.put("revision", null);

        // Then
        assertThat(codec.decode(own(none)).problem())
                .hasValue("invalid TradeDocument: a document must be a revision, a cancellation or a decision");
    }

    @Test
    void shouldNotReadAnUnknownChannel() {
        // Given
        GenericRecord unknown = GenericRecords.of(sample);
        unknown.put("channel", "pigeon");

        // Then
        assertThat(codec.decode(own(unknown)).problem()).hasValue("invalid TradeDocument: unknown channel pigeon");
    }

    @ParameterizedTest(name = "{0} reads {1}")
    @CsvSource({
        "00, 0",
        "0000, 0",
        "FFFF, -1",
        "0000000000000000000001, 1",
        "FFFFFFFFFFFFFFFFFFFF80, -128",
        "7FFFFFFFFFFFFFFF, 9223372036854775807",
        "008000000000000000, 9223372036854775807",
        "80000000000000000000000000000000000000, -9223372036854775808",
        "FF7FFFFFFFFFFFFFFF, -9223372036854775808",
        "4B3B4CA85A86C47A098A223FFFFFFFFF, 9223372036854775807"
    })
    void shouldClampAmountsThatExceedTheRangeOfALine(String hex, long expected) {
        // Given
        byte[] bytes = withAmount(HexFormat.of().parseHex(hex));

        // When
        Declaration decoded = (Declaration) codec.decode(bytes).value().orElseThrow();

        // Then
        Line line = decoded.lines().get(0);
        assertThat(line.value()).isEqualTo(expected);
        assertThat(line.netWeight()).isEqualTo(expected);
    }

    @Test
    void shouldNotReadADecimalWithoutBytes() {
        assertThat(codec.decode(withAmount(new byte[0])).problem())
                .hasValue("invalid TradeDocument: a decimal has no bytes");
    }

    @Test
    void shouldNotReadATotalBeyond128Bits() {
        // Given
        Codec<DailyTotal> totals = new Codec<>(ids, "totals-value", AggregateRecords.DAILY_TOTAL);
        GenericRecord fields = GenericRecords.of(new DailyTotal(Samples.key("wood"), Amounts.ZERO));
        fields.put("value", ByteBuffer.wrap(BigInteger.TWO.pow(127).toByteArray()));
        totals.encode(new DailyTotal(Samples.key("wood"), Amounts.ZERO));

        // Then
        assertThat(totals.decode(own(fields)).problem())
                .hasValue("invalid DailyTotal: a total has 17 bytes, at most 16 are allowed");
    }

    @Test
    void shouldReadDataOfAnOlderSchema() {
        // Given
        ids.with(2, Evolved.older());
        byte[] bytes = Evolved.written(2, Evolved.older(), GenericRecords.of(sample));

        // Then
        assertThat(codec.decode(bytes).value())
                .hasValue(new Draft(sample).summarises().declaration());
    }

    @Test
    void shouldReadDataOfANewerSchema() {
        // Given
        ids.with(2, Evolved.newer());
        byte[] bytes = Evolved.written(2, Evolved.newer(), GenericRecords.of(sample));

        // Then
        assertThat(codec.decode(bytes).value()).hasValue(sample);
    }

    @Test
    void shouldReadFieldsInAnotherOrder() {
        // Given
        ids.with(2, Evolved.reordered());
        byte[] bytes = Evolved.written(2, Evolved.reordered(), GenericRecords.of(sample));

        // Then
        assertThat(bytes).isNotEqualTo(valid).hasSameSizeAs(valid);
        assertThat(codec.decode(bytes).value()).hasValue(sample);
    }

    @Test
    void shouldNotReadAmountsOfAnotherScale() {
        // Given
        ids.with(2, Evolved.withWeightsOfScale(2));
        byte[] bytes = Evolved.written(2, Evolved.withWeightsOfScale(2), GenericRecords.of(sample));

        // Then
        assertThat(codec.decode(bytes).problem())
                .hasValue("schema id 2 has decimals of another scale than TradeDocument");
    }

    @Test
    void shouldNotReadASchemaThatDoesNotResolve() {
        // Given
        ids.with(2, Evolved.withoutLines());
        byte[] bytes = Evolved.written(2, Evolved.withoutLines(), GenericRecords.of(sample));

        // Then
        assertThat(codec.decode(bytes).problem())
                .hasValueSatisfying(why -> assertThat(why).contains("lines"));
    }

    /** Checks that decoding returns and that it allocates little. */
    private Decoded<TradeDocument> answer(byte[] bytes) {
        AtomicReference<Decoded<TradeDocument>> answer = new AtomicReference<>();
        long allocated = Allocated.bytesBy(() -> answer.set(codec.decode(bytes)));
        assertThat(allocated)
                .as("bytes allocated for %s", Arrays.toString(bytes))
                .isLessThan(MAX_ALLOCATED);
        return answer.get();
    }

    private static byte[] garbage(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(5, 300)];
        random.nextBytes(bytes);
        bytes[0] = 0;
        ByteBuffer.wrap(bytes).putInt(1, FakeIds.OWN);
        return bytes;
    }

    /** Changes some bytes after the header. */
    private static byte[] damaged(byte[] bytes, SplittableRandom random) {
        byte[] damaged = bytes.clone();
        for (int left = random.nextInt(1, 6); left > 0; left--) {
            damaged[random.nextInt(5, damaged.length)] = (byte) random.nextInt();
        }
        return damaged;
    }

    /** A valid record up to an offset, followed by a length in Avro's variable-length encoding. */
    private byte[] withLength(long length, int at) {
        ByteBuffer bytes = ByteBuffer.allocate(at + 30);
        bytes.put(valid, 0, at);
        long rest = (length << 1) ^ (length >> (Long.SIZE - 1));
        while ((rest & ~0x7FL) != 0) {
            bytes.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
        return bytes.array();
    }

    private byte[] withAmount(byte[] unscaled) {
        return own(altered(line -> {
            line.put("value", ByteBuffer.wrap(unscaled));
            line.put("netWeight", ByteBuffer.wrap(unscaled));
        }));
    }

    private GenericRecord altered(Consumer<GenericRecord> line) {
        GenericRecord fields = GenericRecords.of(sample);
        GenericRecord revision = (GenericRecord) fields.get("revision");
        List<?> lines = (List<?>) revision.get("lines");
        GenericRecord first = new GenericData.Record((GenericData.Record) lines.get(0), true);
        line.accept(first);
        revision.put("lines", List.of(first));
        return fields;
    }

    private static TradeDocument withoutDetails(TradeDocument document) {
        if (document instanceof Declaration declaration) {
            return new Draft(declaration)
                    .references()
                    .details(Details.NONE)
                    .lines(declaration.lines().stream()
                            .map(line -> LineBuilder.of(line)
                                    .number(null)
                                    .currency(null)
                                    .details(Details.NONE)
                                    .build())
                            .toArray(Line[]::new))
                    .declaration();
        }
        if (document instanceof Decision decision) {
            return new Decision(decision.id(), decision.number(), decision.revision(), decision.outcome());
        }
        return new Cancellation(document.id(), ((Cancellation) document).revision());
    }

    private static byte[] own(GenericRecord fields) {
        return Evolved.written(FakeIds.OWN, fields.getSchema(), fields);
    }
}

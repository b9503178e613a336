package io.landport.producer.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final long SEED = 4_711;
    private static final int DOCUMENTS = 2_000;
    private static final String COLUMNS = "channel,source,documentId,kind,revision,number,outcome,statisticalDate,flow,"
            + "crossingScheme,crossing,mode,partner,region,procedure,currency,summarises,commodity,value,netWeight,"
            + "quantity,unit,linePartner,lineProcedure\n";

    private final Random random = new Random(SEED);

    @Test
    void shouldReadBackWhatItWrote() throws IOException {
        // Given
        List<TradeDocument> documents = documents();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        NdjsonWriter writer = new NdjsonWriter(written);
        for (TradeDocument document : documents) {
            writer.write(document);
        }
        // When
        List<FeedItem> items = Texts.read(new Ndjson(), written.toString(StandardCharsets.UTF_8));
        // Then
        assertThat(Texts.rejected(items)).as("seed %d", SEED).isEmpty();
        assertThat(Texts.documents(items)).as("seed %d", SEED).isEqualTo(documents);
    }

    @Test
    void shouldReadBackTheSameFromCsv() {
        // Given
        List<TradeDocument> documents = documents();
        String csv = COLUMNS + documents.stream().flatMap(RoundTripTest::rows).collect(Collectors.joining());
        // When
        List<FeedItem> items = Texts.read(new Csv(), csv);
        // Then
        assertThat(Texts.rejected(items)).as("seed %d", SEED).isEmpty();
        assertThat(Texts.documents(items)).as("seed %d", SEED).isEqualTo(documents);
    }

    private List<TradeDocument> documents() {
        List<TradeDocument> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.add(document(i));
        }
        return documents;
    }

    private TradeDocument document(int number) {
        Channel channel = random.nextBoolean() ? Channel.CUSTOMS : Channel.E_COMMERCE;
        DocumentId id = new DocumentId(channel, word(), number + " " + word() + ", \"\u7eed\" | " + word());
        return switch (random.nextInt(6)) {
            case 0 -> new Cancellation(id, random.nextInt(1_000_000));
            case 1 -> new Decision(id, random.nextInt(1_000_000), maybe(() -> (long) random.nextInt(9)), word());
            default -> declaration(id);
        };
    }

    private Declaration declaration(DocumentId id) {
        Header header = new Header(
                LocalDate.of(1990 + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                word(),
                maybe(this::word),
                word(),
                maybe(this::word),
                maybe(this::word),
                maybe(this::word),
                maybe(this::word),
                word());
        List<Line> lines =
                Stream.generate(this::line).limit(1 + random.nextInt(5)).toList();
        List<String> summarises =
                Stream.generate(this::word).limit(random.nextInt(3)).toList();
        return new Declaration(id, random.nextInt(1_000_000), header, lines, summarises);
    }

    private Line line() {
        return new Line(
                word(),
                amount(10_000),
                maybe(() -> amount(1_000)),
                maybe(() -> amount(1_000)),
                maybe(this::word),
                maybe(this::word),
                maybe(this::word));
    }

    private long amount(int scale) {
        long bound = random.nextBoolean() ? 1_000_000 : 100_000_000_000_000L * scale;
        long amount = random.nextLong(bound + 1);
        return random.nextInt(20) == 0 ? -amount : amount;
    }

    private String word() {
        return random.ints(1 + random.nextInt(8), 0, 26)
                .mapToObj(letter -> String.valueOf((char) ('a' + letter)))
                .collect(Collectors.joining());
    }

    private <V> @Nullable V maybe(Supplier<V> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private static Stream<String> rows(TradeDocument document) {
        DocumentId id = document.id();
        Stream<String> identity = Stream.of(id.channel().code(), id.source(), id.document());
        if (document instanceof Declaration declaration) {
            List<String> head = Stream.concat(identity, head(declaration)).toList();
            return declaration.lines().stream().map(line -> row(Stream.concat(head.stream(), cells(line))));
        }
        if (document instanceof Cancellation cancellation) {
            return Stream.of(row(Stream.concat(identity, Stream.of("cancellation", text(cancellation.revision())))));
        }
        Decision decision = (Decision) document;
        return Stream.of(row(Stream.concat(
                identity,
                Stream.of("decision", text(decision.revision()), text(decision.number()), decision.outcome()))));
    }

    private static Stream<String> head(Declaration declaration) {
        Header header = declaration.header();
        return Stream.of(
                "revision",
                text(declaration.revision()),
                "",
                "",
                text(header.statisticalDate()),
                header.flow(),
                text(header.crossingScheme()),
                header.crossing(),
                text(header.mode()),
                text(header.partner()),
                text(header.region()),
                text(header.procedure()),
                header.currency(),
                String.join(";", declaration.summarises()));
    }

    private static Stream<String> cells(Line line) {
        return Stream.of(
                line.commodity(),
                BigDecimal.valueOf(line.value(), 4).toPlainString(),
                kilograms(line.netWeight()),
                kilograms(line.quantity()),
                text(line.unit()),
                text(line.partner()),
                text(line.procedure()));
    }

    private static String row(Stream<String> cells) {
        List<String> given = new ArrayList<>(
                cells.map(cell -> '"' + cell.replace("\"", "\"\"") + '"').toList());
        while (given.size() < COLUMNS.split(",", -1).length) {
            given.add("");
        }
        return String.join(",", given) + '\n';
    }

    private static String kilograms(@Nullable Long scaled) {
        return scaled == null ? "" : BigDecimal.valueOf(scaled, 3).toPlainString();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}

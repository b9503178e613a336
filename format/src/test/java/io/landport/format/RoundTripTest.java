package io.landport.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.HeaderBuilder;
import io.landport.domain.LineBuilder;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import io.landport.format.csv.Csv;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Texts;
import io.landport.format.json.Ndjson;
import io.landport.format.json.NdjsonWriter;
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
            + "quantity,unit,linePartner,lineProcedure,references,totalGrossWeight,packages,containers,"
            + "consignmentCountry,requestedProcedure,previousProcedure,additionalProcedures,lineNumber,lineCurrency,"
            + "grossWeight,linePackages,lineContainers,lineConsignmentCountry,lineRequestedProcedure,"
            + "linePreviousProcedure,lineAdditionalProcedures\n";
    private static final int BEFORE_REFERENCES =
            COLUMNS.substring(0, COLUMNS.indexOf("references")).split(",").length;

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
            case 0 -> new Cancellation(id, random.nextInt(1_000_000), references());
            case 1 ->
                new Decision(
                        id, random.nextInt(1_000_000), maybe(() -> (long) random.nextInt(9)), word(), references());
            default -> declaration(id);
        };
    }

    private Declaration declaration(DocumentId id) {
        Header header = new HeaderBuilder()
                .statisticalDate(
                        LocalDate.of(1990 + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28)))
                .flow(word())
                .crossing(maybe(this::word), word())
                .mode(maybe(this::word))
                .partner(maybe(this::word))
                .region(maybe(this::word))
                .procedure(maybe(this::word))
                .currency(word())
                .details(details())
                .build();
        List<Line> lines =
                Stream.generate(this::line).limit(1 + random.nextInt(5)).toList();
        List<String> summarises =
                Stream.generate(this::word).limit(random.nextInt(3)).toList();
        return new Declaration(id, random.nextInt(1_000_000), header, lines, summarises, references());
    }

    private List<DocumentReference> references() {
        return Stream.generate(() -> new DocumentReference(word(), word() + ':' + word()))
                .limit(random.nextInt(3))
                .toList();
    }

    private Details details() {
        return new Details(
                maybe(() -> amount(1_000)),
                maybe(() -> (long) random.nextInt()),
                maybe(() -> (long) random.nextInt(9)),
                maybe(this::word),
                maybe(this::word),
                maybe(this::word),
                Stream.generate(this::word).limit(random.nextInt(3)).toList());
    }

    private Line line() {
        return new LineBuilder(word(), amount(10_000))
                .netWeight(maybe(() -> amount(1_000)))
                .quantity(maybe(() -> amount(1_000)), maybe(this::word))
                .partner(maybe(this::word))
                .procedure(maybe(this::word))
                .number(maybe(() -> (long) random.nextInt()))
                .currency(maybe(this::word))
                .details(details())
                .build();
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
        String references = document.references().stream()
                .map(reference -> reference.scheme() + ':' + reference.id())
                .collect(Collectors.joining(";"));
        if (document instanceof Declaration declaration) {
            List<String> head = Stream.concat(identity, head(declaration)).toList();
            List<String> further = Stream.concat(
                            Stream.of(references), cells(declaration.header().details()))
                    .toList();
            return declaration.lines().stream()
                    .map(line -> row(Stream.of(head.stream(), cells(line), further.stream(), furtherCells(line))
                            .flatMap(cells -> cells)));
        }
        Stream<String> message;
        if (document instanceof Cancellation cancellation) {
            message = Stream.of("cancellation", text(cancellation.revision()), "", "");
        } else {
            Decision decision = (Decision) document;
            message = Stream.of("decision", text(decision.revision()), text(decision.number()), decision.outcome());
        }
        Stream<String> nothing = Stream.generate(() -> "").limit(BEFORE_REFERENCES - 7L);
        return Stream.of(
                row(Stream.of(identity, message, nothing, Stream.of(references)).flatMap(cells -> cells)));
    }

    private static Stream<String> furtherCells(Line line) {
        return Stream.concat(Stream.of(text(line.number()), text(line.currency())), cells(line.details()));
    }

    private static Stream<String> cells(Details details) {
        return Stream.of(
                kilograms(details.grossWeight()),
                text(details.packages()),
                text(details.containers()),
                text(details.consignmentCountry()),
                text(details.requestedProcedure()),
                text(details.previousProcedure()),
                String.join(";", details.additionalProcedures()));
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

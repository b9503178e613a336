package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Verdict;
import io.landport.domain.reference.Reference;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.Settle;
import io.landport.domain.total.Contribution;
import io.landport.format.Formats;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.reference.ReferenceReader;
import io.landport.simulator.SimulatedMessage;
import io.landport.simulator.Simulation;
import io.landport.simulator.message.XmlSimulation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Simulated messages of customs systems, read by the formats that they are written in. */
final class SimulatedMessagesTest {
    private static final Reference REFERENCE = ReferenceReader.bundled();
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final long SEED = 7;
    private static final int DOCUMENTS = 60_000;
    private static final String CROSSING = "manzhouli-zabaikalsk-road";

    private final Judge judge = new Judge(REFERENCE);

    @ParameterizedTest
    @CsvSource({
        "eaeu-esad, ru-fcs, Cancellation Decision Declaration",
        "asycuda-sad, asycuda-np, Decision Declaration",
        "wco-dms, dms-gb, Cancellation Decision Declaration",
    })
    void shouldReadEverySimulatedMessage(String format, String source, String kinds) throws IOException {
        // Given
        XmlSimulation simulation = XmlSimulation.endingOn(format, TODAY, SEED, REFERENCE);
        StringBuilder messages = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            messages.append(simulation.messages().get());
        }
        // When
        List<FeedItem> items = read(format, messages.toString());
        // Then
        assertThat(items).hasSizeGreaterThan(1_900);
        Set<String> found = new TreeSet<>();
        for (FeedItem item : items) {
            // An amendment can come before the declaration that it changes.
            TradeDocument document = item.document().orElse(null);
            if (document == null) {
                assertThat(item.rejected().orElseThrow().detail()).contains("is not before it in this input");
                continue;
            }
            found.add(document.getClass().getSimpleName());
            assertThat(document.id().source()).isEqualTo(source);
            assertThat(judged(document).rejected()).isEmpty();
        }
        assertThat(String.join(" ", found)).isEqualTo(kinds);
    }

    /** The half of the border that Russia reports is the same, document by document, as from the documents themselves. */
    @Test
    void shouldCountTheDeclarationsOfRussiaAsTheirDocuments() throws IOException {
        // Given
        Simulation simulation = Simulation.endingOn(TODAY, SEED, REFERENCE);
        Function<SimulatedMessage, Optional<String>> translator = XmlSimulation.translator("eaeu-esad");
        StringBuilder messages = new StringBuilder();
        List<TradeDocument> documents = new ArrayList<>();
        Set<String> inexpressible = new HashSet<>();
        Map<String, LocalDate> days = new HashMap<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            SimulatedMessage message = simulation.get();
            Optional<String> xml = translator.apply(message);
            xml.ifPresent(messages::append);
            documents.add(message.document());
            if (message.document() instanceof Declaration declaration) {
                LocalDate day = declaration.header().statisticalDate();
                LocalDate first = days.computeIfAbsent(declaration.id().document(), unseen -> day);
                boolean isExport = declaration.header().flow().equals("export");
                long partners = declaration.lines().stream()
                        .map(Line::partner)
                        .distinct()
                        .count();
                // What the form does not have: an office of every crossing, a correction of the day, several
                // destinations.
                if (xml.isEmpty() || !day.equals(first) || (isExport && partners > 1)) {
                    inexpressible.add(declaration.id().document());
                }
            }
        }
        documents.removeIf(document -> !document.id().source().equals("ru-fcs")
                || !document.id().document().startsWith("10719110/")
                || inexpressible.contains(document.id().document()));

        // When
        Map<String, String> numbers = new HashMap<>();
        List<TradeDocument> read = new ArrayList<>();
        for (FeedItem item : read("eaeu-esad", messages.toString())) {
            item.document().ifPresent(read::add);
        }
        for (TradeDocument document : read) {
            for (DocumentReference reference : references(document)) {
                numbers.put(document.id().document(), reference.id());
            }
        }
        Map<String, Set<String>> fromXml = counted(read, document -> numbers.getOrDefault(document, ""));
        Map<String, Set<String>> expected = counted(documents, SimulatedMessagesTest::shortened);

        // Then
        fromXml.keySet().retainAll(expected.keySet());
        assertThat(expected).as("seed %s", SEED).hasSizeGreaterThan(300);
        assertThat(fromXml).isEqualTo(expected);
        assertThat(expected.values())
                .allSatisfy(counted ->
                        assertThat(counted).allSatisfy(line -> assertThat(line).contains(CROSSING)));
    }

    @Test
    void shouldWriteWhatTheSchemasAllow() throws Exception {
        // Given
        Path folder = Path.of("..", "..", "shared", "data", "eaeu-esad");
        assumeTrue(Files.isDirectory(folder), "the schemas do not stand beside this checkout");
        Map<String, Validator> validators = new TreeMap<>();
        SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        for (String file : List.of("ESADout_CU", "KDTout_CU", "GTDoutCustomsMark", "KDTOutCustomsMark")) {
            validators.put(
                    file,
                    schemas.newSchema(folder.resolve(file + ".xsd").toFile()).newValidator());
        }
        XmlSimulation simulation = XmlSimulation.endingOn("eaeu-esad", TODAY, SEED, REFERENCE);
        Pattern root = Pattern.compile("<x:(\\w+) ");
        Set<String> seen = new TreeSet<>();
        // When
        for (int i = 0; i < 1_000; i++) {
            for (String message : simulation.messages().get().split("(?=<\\?xml )", -1)) {
                Matcher matcher = root.matcher(message);
                assertThat(matcher.find()).isTrue();
                Validator validator = validators.get(matcher.group(1));
                if (validator != null) {
                    validator.validate(new StreamSource(new StringReader(message)));
                    seen.add(matcher.group(1));
                }
            }
        }
        // Then
        assertThat(seen).isEqualTo(validators.keySet());
    }

    private static List<FeedItem> read(String format, String xml) throws IOException {
        Input input = Input.stream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        List<FeedItem> items = new ArrayList<>();
        try (Feed feed = Formats.find(format).orElseThrow().open(input)) {
            for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                items.add(item);
            }
        }
        return items;
    }

    private Verdict judged(TradeDocument document) {
        return judge.judge(document, document.id().channel(), document.id().key(), TODAY.plusDays(1));
    }

    private static List<DocumentReference> references(TradeDocument document) {
        if (document instanceof Declaration declaration) {
            return declaration.references();
        }
        return document instanceof Cancellation cancellation
                ? cancellation.references()
                : ((Decision) document).references();
    }

    /** The number as far as messages have it. */
    private static String shortened(String number) {
        int slash = number.lastIndexOf('/');
        return number.substring(0, slash + 1) + number.substring(number.length() - 7);
    }

    /** What each document counts after all messages, by the number of the document; without those that count nothing. */
    private Map<String, Set<String>> counted(List<TradeDocument> documents, Function<String, String> number) {
        Map<String, DocumentState> states = new HashMap<>();
        Map<String, Set<String>> counted = new TreeMap<>();
        for (TradeDocument document : documents) {
            judged(document)
                    .accepted()
                    .ifPresent(judged -> states.merge(
                            number.apply(document.id().document()),
                            Settle.settle(
                                            states.getOrDefault(
                                                    number.apply(document.id().document()), DocumentState.UNKNOWN),
                                            judged,
                                            TODAY)
                                    .after(),
                            (before, after) -> after));
        }
        states.forEach((id, state) -> state.winner()
                .ifPresent(winner -> counted.put(
                        id,
                        winner.counted().stream().map(Contribution::toString).collect(Collectors.toSet()))));
        counted.values().removeIf(Set::isEmpty);
        return counted;
    }
}

package io.landport.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import io.landport.domain.reference.Reference;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.Settle;
import io.landport.domain.settle.Settlement;
import io.landport.domain.total.Contribution;
import io.landport.reference.ReferenceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final long SEED = 7;
    private static final int MANY = 20_000;
    private static final LocalDate SUMMER = LocalDate.of(2026, 8, 1);
    private static final LocalDate WINTER = LocalDate.of(2026, 2, 25);
    private static final Path BUNDLED =
            Path.of("..", "reference", "src", "main", "resources", "io", "landport", "reference");
    private static final Reference REFERENCE = ReferenceReader.bundled();
    private static final Judge JUDGE = new Judge(REFERENCE);

    @Test
    void shouldGiveTheSameStreamForTheSameSeedAndDays() {
        // Given
        Simulation one = Simulation.endingOn(SUMMER, SEED, REFERENCE);
        Simulation other = new Simulation(SEED, REFERENCE, SUMMER.minusDays(60), SUMMER);

        // When
        List<SimulatedMessage> first = take(one, 5_000);
        List<SimulatedMessage> second = take(other, 5_000);

        // Then
        assertThat(first).isEqualTo(second);
    }

    @Test
    void shouldNumberOtherDocumentsForAnotherSeedOrDay() {
        // Given
        List<SimulatedMessage> usual = take(Simulation.endingOn(SUMMER, SEED, REFERENCE), 2_000);

        // When
        List<SimulatedMessage> ofAnotherSeed = take(Simulation.endingOn(SUMMER, SEED + 1, REFERENCE), 2_000);
        List<SimulatedMessage> ofAnotherDay = take(Simulation.endingOn(SUMMER.plusDays(1), SEED, REFERENCE), 2_000);

        // Then
        assertThat(ids(ofAnotherSeed)).doesNotContainAnyElementsOf(ids(usual));
        assertThat(ids(ofAnotherDay)).doesNotContainAnyElementsOf(ids(usual));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-25", "2026-04-10", "2026-08-01", "2026-11-24", "2024-02-29"})
    void shouldGiveNothingThatIsRejectedButItsDeliberateFaults(LocalDate today) {
        // Given
        Simulation simulation = Simulation.endingOn(today, SEED, REFERENCE);

        // When
        List<SimulatedMessage> messages = take(simulation, MANY);

        // Then
        assertThat(messages)
                .allSatisfy(message -> assertThat(verdict(message).rejected().map(Verdict.Rejected::reason))
                        .isEqualTo(message.deliberateFlaw()));
    }

    @Test
    void shouldShowEveryFaultAndFewOfThem() {
        // Given
        Simulation simulation = Simulation.endingOn(SUMMER, SEED, REFERENCE);

        // When
        List<Reason> flaws = take(simulation, MANY).stream()
                .flatMap(message -> message.deliberateFlaw().stream())
                .toList();

        // Then
        // 0.5 % are meant.
        assertThat(flaws)
                .contains(
                        Reason.UNKNOWN_SOURCE,
                        Reason.UNKNOWN_CROSSING,
                        Reason.UNKNOWN_CUSTOMS_REGION,
                        Reason.MALFORMED_CROSSING,
                        Reason.DATE_IN_FUTURE,
                        Reason.COMMODITY_WITHOUT_SECTOR,
                        Reason.MALFORMED_COMMODITY,
                        Reason.AMOUNT_OUT_OF_RANGE,
                        Reason.NO_LINES);
        assertShare(flaws.size(), MANY, 0.002, 0.010);
    }

    @Test
    void shouldNeverContradictItself() {
        // Given
        SettledTrade settled = new SettledTrade();

        // When
        take(Simulation.endingOn(SUMMER, SEED, REFERENCE), MANY).forEach(settled::take);

        // Then
        assertThat(settled.conflicts).isEmpty();
    }

    @Test
    void shouldMoveTotalsFromTheFirstMessagesOn() {
        // Given
        SettledTrade settled = new SettledTrade();

        // When
        take(Simulation.endingOn(SUMMER, SEED, REFERENCE), 2_000).forEach(settled::take);

        // Then
        assertThat(settled.documents.values().stream()
                        .filter(state -> state.winner().isPresent())
                        .count())
                .isGreaterThan(400);
        assertThat(settled.changes.stream()
                        .map(change -> change.key().day())
                        .distinct()
                        .count())
                .isGreaterThan(30);
    }

    @Test
    void shouldKeepItsProportions() {
        // Given
        List<SimulatedMessage> messages = take(Simulation.endingOn(SUMMER, SEED, REFERENCE), MANY);
        List<Declaration> first = firstRevisions(messages);
        Set<DocumentId> documents = first.stream().map(Declaration::id).collect(Collectors.toSet());
        Map<DocumentId, Set<Long>> revisions = new HashMap<>();
        declarations(messages)
                .forEach(declaration -> revisions
                        .computeIfAbsent(declaration.id(), id -> new HashSet<>())
                        .add(declaration.revision()));

        // When
        long decisions = count(messages, Decision.class::isInstance);
        long cancelled = count(messages, Cancellation.class::isInstance);
        int repeated = MANY - new HashSet<>(messages).size();
        long amended = revisions.values().stream()
                .filter(numbers -> numbers.size() > 1)
                .count();

        // Then
        assertShare(decisions, MANY, 0.35, 0.55);
        assertShare(cancelled, documents.size(), 0.01, 0.03);
        assertShare(repeated, MANY, 0.02, 0.04);
        assertShare(amended, documents.size(), 0.05, 0.11);
        assertShare(of(first, "cn-gacc"), first.size(), 0.30, 0.50);
        assertShare(of(first, "ru-fcs"), first.size(), 0.25, 0.45);
        assertShare(of(first, "cn-ceb"), first.size(), 0.15, 0.35);
        assertShare(dated(first, day -> !day.isBefore(SUMMER.minusDays(1))), first.size(), 0.45, 0.75);
        assertShare(dated(first, day -> day.isBefore(SUMMER.minusDays(60))), first.size(), 0.005, 0.03);
        assertThat(first)
                .allSatisfy(declaration -> assertThat(declaration.lines()).hasSizeBetween(1, 12));
    }

    @Test
    void shouldDecideInEveryWay() {
        // Given
        List<SimulatedMessage> messages = take(Simulation.endingOn(SUMMER, SEED, REFERENCE), MANY);

        // When
        List<Decision> decisions = messages.stream()
                .map(SimulatedMessage::document)
                .filter(Decision.class::isInstance)
                .map(Decision.class::cast)
                .toList();

        // Then
        assertShare(decided(decisions, "released"), decisions.size(), 0.88, 0.98);
        assertShare(decided(decisions, "refused"), decisions.size(), 0.01, 0.08);
        assertShare(decided(decisions, "annulled"), decisions.size(), 0.005, 0.03);
        assertShare(
                decisions.stream()
                        .filter(decision -> decision.revision() == null)
                        .count(),
                decisions.size(),
                0.03,
                0.20);
        assertShare(beforeTheirRevision(messages), decisions.size(), 0.01, 0.08);
        assertThat(lowerAfterHigher(messages)).isGreaterThan(50);
    }

    @Test
    void shouldTradeEverySectorUnderManyRegimesInAllCurrencies() {
        // Given
        SettledTrade settled = new SettledTrade();

        // When
        take(Simulation.endingOn(SUMMER, SEED, REFERENCE), MANY).forEach(settled::take);

        // Then
        assertThat(settled.series(change -> change.key().series().sector()))
                .hasSize(REFERENCE.sectors().all().size());
        assertThat(settled.series(change -> change.key().series().regime()))
                .contains("general", "border-small-scale", "processing", "market-procurement", "bonded", "barter")
                .contains("e-commerce-retail", "e-commerce-business", "re-export", "re-import", "free-zone");
        assertThat(settled.series(change -> change.key().series().currency()))
                .containsExactlyInAnyOrder("CNY", "RUB", "USD", "EUR");
        assertThat(settled.series(change -> change.key().series().mode()))
                .containsExactlyInAnyOrder("rail", "road", "water", "air", "pipeline", "power-line");
        assertThat(settled.changes)
                .anySatisfy(change ->
                        assertThat(change.amounts().linesWithoutWeight()).isPositive());
    }

    @Test
    void shouldFileExcludedRegimesAndSummaries() {
        // Given
        List<SimulatedMessage> messages = take(Simulation.endingOn(SUMMER, SEED, REFERENCE), MANY);

        // When
        List<Declaration> declarations = declarations(messages);

        // Then
        assertThat(declarations.stream()
                        .map(declaration -> String.valueOf(declaration.header().procedure())))
                .contains("4561", "3100", "9600", "9710", "9810", "1210");
        List<Declaration> summaries = declarations.stream()
                .filter(declaration -> !declaration.summarises().isEmpty())
                .toList();
        Set<String> lists = declarations.stream()
                .filter(declaration -> declaration.id().source().equals("cn-ceb"))
                .map(declaration -> declaration.id().document())
                .collect(Collectors.toSet());
        List<String> strangers = summaries.stream()
                .flatMap(summary -> summary.summarises().stream())
                .filter(list -> !lists.contains(list))
                .toList();
        assertThat(summaries).hasSizeGreaterThan(20);
        assertThat(strangers).isNotEmpty().allSatisfy(list -> assertThat(list).endsWith("O"));
        assertShare(strangers.size(), summaries.size(), 0.05, 0.15);
        assertThat(summaries)
                .as("amended ones leave a list out")
                .anySatisfy(summary -> assertThat(summary.summarises()).hasSize(7))
                .allSatisfy(summary -> assertThat(summary.summarises()).hasSizeGreaterThan(5));
    }

    @Test
    void shouldUseTheRiversInSummerAndTheIceInWinter() {
        // Given
        List<SimulatedMessage> summer = take(Simulation.endingOn(SUMMER, SEED, REFERENCE), MANY);
        List<SimulatedMessage> winter = take(Simulation.endingOn(WINTER, SEED, REFERENCE), MANY);

        // When
        SettledTrade ofBoth = new SettledTrade();
        Stream.concat(summer.stream(), winter.stream()).forEach(ofBoth::take);

        // Then
        assertThat(ofBoth.series(change -> change.key().series().crossing()))
                .contains(REFERENCE.crossings().all().stream()
                        .filter(crossing -> crossing.countryB().equals("RU"))
                        .filter(crossing -> !crossing.status().equals("closed"))
                        .map(crossing -> crossing.id())
                        .toArray(String[]::new))
                .doesNotContain("hulin-markovo", "jiayin-pashkovo");
        assertThat(ofBoth.changes)
                .filteredOn(change -> change.key().series().mode().equals("water"))
                .isNotEmpty()
                .allSatisfy(
                        change -> assertThat(change.key().day().getMonthValue()).isBetween(5, 10));
        assertThat(ofBoth.changes)
                .filteredOn(change -> change.key().series().mode().equals("road"))
                .filteredOn(change -> change.key().series().crossing().equals("raohe-pokrovka"))
                .isNotEmpty()
                .allSatisfy(
                        change -> assertThat(change.key().day().getMonthValue()).isIn(12, 1, 2, 3));
    }

    @Test
    void shouldMirrorMostExportsInAnImportAtTheSameCrossing() {
        // Given
        // Cargo as first declared, without the few lots that happen to be alike.
        List<Declaration> cargo = firstRevisions(take(Simulation.endingOn(SUMMER, SEED, REFERENCE), MANY)).stream()
                .filter(declaration -> declaration.revision() == (isRussian(declaration) ? 0 : 1))
                .filter(declaration -> declaration.summarises().isEmpty())
                .toList();
        Map<String, Declaration> imports = onlyOnes(cargo, "import");
        Collection<Declaration> exports = onlyOnes(cargo, "export").values();

        // When
        List<Declaration> mirrored = exports.stream()
                .filter(export -> imports.containsKey(goods(export)))
                .toList();

        // Then
        // The two sides write the same goods; the importer later, and CIF.
        assertShare(mirrored.size(), exports.size(), 0.5, 0.9);
        assertThat(mirrored).allSatisfy(export -> {
            Declaration mirror = imports.get(goods(export));
            assertThat(mirror.id().source()).isNotEqualTo(export.id().source());
            assertThat(mirror.header().statisticalDate())
                    .isBetween(
                            export.header().statisticalDate(),
                            export.header().statisticalDate().plusDays(6));
            if (mirror.header().currency().equals(export.header().currency())) {
                assertThat(value(mirror)).isGreaterThan(value(export));
            }
        });
    }

    @Test
    void shouldNotGrowWithTheLengthOfTheStream() {
        // Given
        Simulation simulation = Simulation.endingOn(SUMMER, SEED, REFERENCE);
        int most = 0;

        // When
        for (int i = 0; i < 10 * MANY; i++) {
            simulation.get();
            most = Math.max(most, simulation.waiting());
        }

        // Then
        assertThat(most).isLessThan(2_000);
    }

    @Test
    void shouldMoveOnWithTheDayButNeverBack() {
        // Given
        Simulation simulation = Simulation.endingOn(SUMMER, SEED, REFERENCE);

        // When
        simulation.advanceTo(SUMMER.plusDays(2));
        simulation.advanceTo(SUMMER);

        // Then
        List<SimulatedMessage> messages = take(simulation, 1_000);
        assertThat(messages)
                .allSatisfy(message -> assertThat(message.receivedDay()).isEqualTo(SUMMER.plusDays(2)));
        assertShare(
                dated(firstRevisions(messages), day -> day.isEqual(SUMMER.plusDays(2))),
                firstRevisions(messages).size(),
                0.25,
                0.60);
    }

    @Test
    void shouldRefuseAFirstDayAfterToday() {
        assertThatThrownBy(() -> new Simulation(SEED, REFERENCE, SUMMER.plusDays(1), SUMMER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first day 2026-08-02 is after today");
    }

    @Test
    void shouldRefuseReferenceDataWithoutItsSources(@TempDir Path folder) throws IOException {
        // Given
        Reference withoutLists = bundledWithout("cn-ceb,", "sources.csv", folder);

        // When
        // Then
        assertThatThrownBy(() -> Simulation.endingOn(SUMMER, SEED, withoutLists))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cannot simulate source cn-ceb: ")
                .hasMessageEndingWith("simulate with the bundled reference data");
    }

    @Test
    void shouldRefuseReferenceDataThatKnowsACrossingByAnotherCode(@TempDir Path folder) throws IOException {
        // Given
        Reference withoutPost = bundledWithout("gacc,1902,", "posts.csv", folder);

        // When
        // Then
        assertThatThrownBy(() -> Simulation.endingOn(SUMMER, SEED, withoutPost))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cannot simulate crossing suifenhe-grodekovo-rail by rail: ");
    }

    /** Everything judged and settled, as the stream would. */
    private static final class SettledTrade {
        private final Map<DocumentId, DocumentState> documents = new HashMap<>();
        private final List<Contribution> changes = new ArrayList<>();
        private final List<String> conflicts = new ArrayList<>();

        void take(SimulatedMessage message) {
            verdict(message).accepted().ifPresent(this::settle);
        }

        Set<String> series(Function<Contribution, String> dimension) {
            return changes.stream().map(dimension).collect(Collectors.toSet());
        }

        private void settle(Judged judged) {
            DocumentState before = documents.getOrDefault(judged.id(), DocumentState.UNKNOWN);
            Settlement settlement = Settle.settle(before, judged, SUMMER);
            documents.put(judged.id(), settlement.after());
            changes.addAll(settlement.changes());
            Verdict.Rejected rejected = settlement.rejected();
            if (rejected != null) {
                conflicts.add(judged.id().key() + ' ' + rejected.detail());
            }
        }
    }

    /** The bundled reference data but for the rows of one file that begin so, and their names. */
    private static Reference bundledWithout(String beginning, String inFile, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(BUNDLED)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                String rows = Files.readString(file)
                        .lines()
                        .filter(row -> !name.equals(inFile) || !row.startsWith(beginning))
                        .filter(row -> !name.equals("names.csv") || !row.startsWith("source," + beginning))
                        .collect(Collectors.joining("\n", "", "\n"));
                Files.writeString(folder.resolve(name), rows);
            }
        }
        return ReferenceReader.of(folder);
    }

    private static List<SimulatedMessage> take(Simulation simulation, int count) {
        return Stream.generate(simulation).limit(count).toList();
    }

    private static Verdict verdict(SimulatedMessage message) {
        DocumentId id = message.document().id();
        return JUDGE.judge(message.document(), id.channel(), id.key(), message.receivedDay());
    }

    private static Set<String> ids(List<SimulatedMessage> messages) {
        return messages.stream()
                .map(message -> message.document().id().document())
                .collect(Collectors.toSet());
    }

    private static List<Declaration> declarations(List<SimulatedMessage> messages) {
        return messages.stream()
                .filter(message -> message.deliberateFlaw().isEmpty())
                .map(SimulatedMessage::document)
                .filter(Declaration.class::isInstance)
                .map(Declaration.class::cast)
                .toList();
    }

    private static List<Declaration> firstRevisions(List<SimulatedMessage> messages) {
        Map<DocumentId, Declaration> first = new HashMap<>();
        declarations(messages)
                .forEach(declaration -> first.merge(
                        declaration.id(),
                        declaration,
                        (one, other) -> one.revision() <= other.revision() ? one : other));
        return List.copyOf(first.values());
    }

    private static long count(List<SimulatedMessage> messages, Predicate<TradeDocument> kind) {
        return messages.stream()
                .map(SimulatedMessage::document)
                .filter(kind)
                .distinct()
                .count();
    }

    private static long of(List<Declaration> declarations, String source) {
        return declarations.stream()
                .filter(declaration -> declaration.id().source().equals(source))
                .count();
    }

    private static long dated(List<Declaration> declarations, Predicate<LocalDate> day) {
        return declarations.stream()
                .filter(declaration -> day.test(declaration.header().statisticalDate()))
                .count();
    }

    private static long decided(List<Decision> decisions, String outcome) {
        return decisions.stream()
                .filter(decision -> decision.outcome().equals(outcome))
                .count();
    }

    private static long beforeTheirRevision(List<SimulatedMessage> messages) {
        Set<List<Object>> seen = new HashSet<>();
        long early = 0;
        for (SimulatedMessage message : messages) {
            if (message.document() instanceof Decision decision) {
                Long named = decision.revision();
                early += named != null && !seen.contains(List.<Object>of(decision.id(), named)) ? 1 : 0;
            } else if (message.document() instanceof Declaration declaration) {
                seen.add(List.of(declaration.id(), declaration.revision()));
            } else if (message.document() instanceof Cancellation cancellation) {
                seen.add(List.of(cancellation.id(), cancellation.revision()));
            }
        }
        return early;
    }

    private static long lowerAfterHigher(List<SimulatedMessage> messages) {
        Map<DocumentId, Long> highest = new HashMap<>();
        long lower = 0;
        for (Declaration declaration : declarations(messages)) {
            long before = highest.getOrDefault(declaration.id(), -1L);
            lower += declaration.revision() < before ? 1 : 0;
            highest.put(declaration.id(), Math.max(before, declaration.revision()));
        }
        return lower;
    }

    /** What both sides say alike of a shipment: where, and what goods by their six digits and quantity. */
    private static String goods(Declaration declaration) {
        String mode = REFERENCE
                .mode(
                        isRussian(declaration) ? "mode" : "gacc",
                        String.valueOf(declaration.header().mode()))
                .orElseThrow();
        String crossing = REFERENCE
                .crossings()
                .locate(
                        String.valueOf(declaration.header().crossingScheme()),
                        declaration.header().crossing(),
                        mode,
                        declaration.header().statisticalDate())
                .found()
                .orElseThrow();
        return crossing
                + declaration.lines().stream()
                        .map(line -> line.commodity().substring(0, 6) + '=' + line.quantity())
                        .toList();
    }

    private static Map<String, Declaration> onlyOnes(List<Declaration> cargo, String flow) {
        return cargo.stream()
                .filter(declaration -> declaration.id().channel() == Channel.CUSTOMS)
                .filter(declaration -> declaration.header().flow().equals(flow))
                .collect(Collectors.groupingBy(SimulationTest::goods))
                .entrySet()
                .stream()
                .filter(alike -> alike.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, alike -> alike.getValue().get(0)));
    }

    private static boolean isRussian(Declaration declaration) {
        return declaration.id().source().equals("ru-fcs");
    }

    private static long value(Declaration declaration) {
        return declaration.lines().stream().mapToLong(line -> line.value()).sum();
    }

    private static void assertShare(long part, long whole, double least, double most) {
        assertThat((double) part / whole)
                .as("seed %d: %d of %d", SEED, part, whole)
                .isBetween(least, most);
    }
}

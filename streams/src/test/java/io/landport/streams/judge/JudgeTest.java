package io.landport.streams.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.landport.domain.Draft;
import io.landport.domain.LineBuilder;
import io.landport.domain.Samples;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Line;
import io.landport.domain.document.Outcome;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.ContentHash;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.reference.BundledReference;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a judge accepts, and what of it counts where. */
class JudgeTest {
    private static final Draft CHINESE = new Draft(Samples.declaration());
    private static final Draft AMERICAN = new Draft(Samples.american());
    private static final LocalDate RECEIVED = Samples.DAY.plusDays(20);

    private final Judge judge = new Judge(BundledReference.REFERENCE);

    @Test
    void shouldCountEveryLineUnderItsOwnDimensions() {
        // When
        Judged.JudgedRevision judged = accepted(CHINESE);

        // Then
        TotalKey timber = Samples.key("wood");
        assertThat(judged.fateInForce()).isEqualTo(Fate.COUNTED);
        assertThat(judged.needsDecision()).isTrue();
        assertThat(judged.id()).isEqualTo(Samples.CHINESE);
        assertThat(judged.revision()).isEqualTo(1);
        assertThat(judged.counted())
                .containsExactly(
                        new Contribution(
                                timber, "440711", "035", Amounts.ofLine(12_500_000, 84_000_500), Int128.of(120_000)),
                        new Contribution(
                                new TotalKey(like(timber.series(), "energy", "general"), Samples.DAY),
                                "270900",
                                "not-specified",
                                Amounts.ofLineWithoutWeight(1),
                                Int128.ZERO));
    }

    @Test
    void shouldCountALineInTheCurrencyThatItNames() {
        // Given
        Line inDollars = LineBuilder.of(Samples.line()).currency("USD").build();

        // When
        Judged.JudgedRevision judged = accepted(CHINESE.lines(inDollars, Samples.line()));

        // Then
        assertThat(judged.counted())
                .extracting(counted -> counted.key().series().currency(), Contribution::amounts)
                .containsExactly(
                        tuple("USD", Amounts.ofLine(12_500_000, 84_000_500)),
                        tuple("CNY", Amounts.ofLine(12_500_000, 84_000_500)));
    }

    @Test
    void shouldCountNothingOfReferencesNumbersAndDetails() {
        // Given
        Line plain = Samples.line();
        Draft detailed = CHINESE.lines(LineBuilder.of(plain)
                        .number(999_999L)
                        .details(Samples.details())
                        .build())
                .details(Samples.details())
                .references(new DocumentReference("copNo", "A-1"), new DocumentReference("invtNo", "A-1"));

        // When
        Judged.JudgedRevision judged = accepted(detailed);

        // Then
        assertThat(judged.counted()).isEqualTo(accepted(CHINESE.lines(plain)).counted());
    }

    @Test
    void shouldSayNotSpecifiedOfWhatTheSourceDoesNotGive() {
        // When
        Judged.JudgedRevision judged = accepted(AMERICAN);

        // Then
        Series series = judged.counted().get(0).key().series();
        assertThat(judged.needsDecision()).isFalse();
        assertThat(List.of(series.partner(), series.region(), series.regime(), series.mode()))
                .containsOnly("not-specified");
        assertThat(series.crossing()).isEqualTo("us-port:2304");
        assertThat(series.reporter()).isEqualTo("US");
    }

    @Test
    void shouldAddUpLinesOfOneSeriesCommodityAndUnit() {
        // When
        Judged.JudgedRevision judged =
                accepted(CHINESE.lines(line("440711", 100, 7L), line("44071190", 20, null), line("4407112", 3, 0L)));

        // Then
        assertThat(judged.counted())
                .singleElement()
                .extracting(Contribution::amounts)
                .isEqualTo(new Amounts(3, 1, Int128.of(123), Int128.of(7)));
    }

    @Test
    void shouldAddOnlyQuantitiesOfOneUnit() {
        // When
        Judged.JudgedRevision judged = accepted(CHINESE.lines(
                measured(5_000L, "m3"), measured(7_000L, "m3"), measured(9_000L, "035"), measured(3_000L, null)));

        // Then
        assertThat(judged.counted())
                .extracting(Contribution::unit, Contribution::quantity)
                .containsExactly(
                        tuple("m3", Int128.of(12_000)),
                        tuple("035", Int128.of(9_000)),
                        tuple("not-specified", Int128.ZERO));
    }

    @Test
    void shouldTellNoUnitOfALineWithoutQuantity() {
        // When
        Judged.JudgedRevision judged = accepted(CHINESE.lines(measured(null, "m3")));

        // Then
        assertThat(judged.counted()).extracting(Contribution::unit).containsExactly("not-specified");
    }

    @Test
    void shouldCountALineOfNoValueAndNoWeight() {
        // When
        Judged.JudgedRevision judged = accepted(CHINESE.lines(line("44", 0, 0L)));

        // Then
        assertThat(judged.counted()).extracting(Contribution::amounts).containsExactly(Amounts.ofLine(0, 0));
    }

    @Test
    void shouldAcceptTheMostThatALineMayCarry() {
        // Given
        Line full = new LineBuilder("44", 1_000_000_000_000_000_000L)
                .netWeight(100_000_000_000_000_000L)
                .quantity(100_000_000_000_000_000L, "kg")
                .build();

        // When
        Judged.JudgedRevision judged = accepted(CHINESE.lines(full, full));

        // Then
        assertThat(judged.counted())
                .extracting(contribution -> contribution.amounts().value())
                .containsExactly(Int128.of(2_000_000_000_000_000_000L));
    }

    @Test
    void shouldPreferWhatStandsOnTheLine() {
        // Given
        Line line = new LineBuilder("44", 1).partner("MN").procedure("1039").build();

        // When
        Series series = accepted(CHINESE.partner("RU").procedure("0110").lines(line))
                .counted()
                .get(0)
                .key()
                .series();

        // Then
        assertThat(series.partner()).isEqualTo("MN");
        assertThat(series.regime()).isEqualTo("market-procurement");
    }

    @ParameterizedTest(name = "procedure {0} is {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "0110, general",
                "4019, border-small-scale",
                "9610, e-commerce-retail",
                "4039, other",
                "9999, other",
                "-, not-specified"
            })
    void shouldFindTheRegimeOfAProcedure(@Nullable String procedure, String regime) {
        // When
        Judged.JudgedRevision judged = accepted(CHINESE.procedure(procedure).lines(line("44", 1, null)));

        // Then
        assertThat(judged.counted().get(0).key().series().regime()).isEqualTo(regime);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4500", "4561", "3100", "9600"})
    void shouldExcludeADocumentOfExcludedRegimes(String procedure) {
        // When
        Judged.JudgedRevision judged =
                accepted(CHINESE.procedure(procedure).lines(line("44", 1, null), line("27", 1, 1L)));

        // Then
        assertThat(judged.fateInForce()).isEqualTo(Fate.EXCLUDED);
        assertThat(judged.counted()).isEmpty();
    }

    @Test
    void shouldLeaveOutTheExcludedLinesOfACountedDocument() {
        // Given
        Line returned = new LineBuilder("44", 5).netWeight(5L).procedure("4500").build();

        // When
        Judged.JudgedRevision judged = accepted(CHINESE.lines(returned, line("27", 7, null)));

        // Then
        assertThat(judged.fateInForce()).isEqualTo(Fate.COUNTED);
        assertThat(judged.counted()).extracting(Contribution::amounts).containsExactly(Amounts.ofLineWithoutWeight(7));
    }

    @Test
    void shouldCountNothingOfASummary() {
        // When
        Judged.JudgedRevision judged = accepted(CHINESE.summarises("list-1", "list-2"));

        // Then
        assertThat(judged.fateInForce()).isEqualTo(Fate.SUMMARY);
        assertThat(judged.counted()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} by mode {2} on {3} is {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "gacc,     1903,  2, 2024-03-15, heihe-blagoveshchensk",
                "gacc,     1903,  4, 2022-06-09, heihe-blagoveshchensk",
                "gacc,     1903,  4, 2022-06-10, heihe-kani-kurgan",
                "gacc,     1903,  G, 2019-12-01, heihe-amurskaya-power",
                "gacc,     1903,  G, 2019-12-02, heihe-power-of-siberia-gas",
                "gacc,     1903,  3, 2024-03-15, gacc:1903",
                "gacc,     1903,  -, 2024-03-15, gacc:1903",
                "gacc,     1904,  3, 2022-11-15, gacc:1904",
                "gacc,     1904,  3, 2022-11-16, tongjiang-nizhneleninskoye-rail",
                "gacc,     1902,  -, 1995-01-01, suifenhe-grodekovo-rail",
                "gacc,     1924,  5, 2024-03-15, gacc:1924",
                "gacc,     1913,  2, 2024-03-15, gacc:1913",
                "-,        1902,  3, 2024-03-15, suifenhe-grodekovo-rail",
                "unlocode, CNSFH, 4, 2024-03-15, suifenhe-pogranichny-road",
                "unlocode, CNSFH, 3, 2024-03-15, suifenhe-grodekovo-rail",
                "unlocode, RUKHV, 2, 2024-03-15, unlocode:RUKHV",
                "crossing, hulin-markovo, 4, 2024-03-15, hulin-markovo"
            })
    void shouldFindTheCrossing(
            @Nullable String scheme, String code, @Nullable String mode, LocalDate day, String crossing) {
        // When
        Judged.JudgedRevision judged =
                accepted(CHINESE.crossing(scheme, code).mode(mode).date(day));

        // Then
        assertThat(judged.counted())
                .extracting(contribution -> contribution.key().series().crossing())
                .containsOnly(crossing);
    }

    @Test
    void shouldMakeAnyCodeOfAnOpenSchemeACrossing() {
        // When
        Judged.JudgedRevision judged = accepted(AMERICAN.crossing(null, "23XX"));

        // Then
        assertThat(judged.counted().get(0).key().series().crossing()).isEqualTo("us-port:23XX");
    }

    @Test
    void shouldKeepCurrenciesApart() {
        // When
        TotalKey yuan = accepted(CHINESE.lines(line("44", 1, null)).currency("CNY"))
                .counted()
                .get(0)
                .key();
        TotalKey roubles = accepted(CHINESE.lines(line("44", 1, null)).currency("RUB"))
                .counted()
                .get(0)
                .key();

        // Then
        assertThat(yuan.series().currency()).isEqualTo("CNY");
        assertThat(roubles).isNotEqualTo(yuan);
    }

    @Test
    void shouldCountOnTheDayThatTheSourceGivesHoweverLate() {
        // Given
        LocalDate longAgo = LocalDate.of(1900, 1, 1);

        // When
        Judged.JudgedRevision judged = accepted(CHINESE.date(longAgo));

        // Then
        assertThat(judged.counted())
                .extracting(contribution -> contribution.key().day())
                .containsOnly(longAgo);
    }

    @Test
    void shouldDependOnTheReceivedDayOnlyForTheFuture() {
        // Given
        Declaration declaration = CHINESE.declaration();
        LocalDate dayBefore = Samples.DAY.minusDays(1);

        // When
        Verdict onTheEve = judge(declaration, dayBefore);
        Verdict muchLater = judge(declaration, dayBefore.plusYears(30));
        Verdict tooEarly = judge(declaration, dayBefore.minusDays(1));

        // Then
        assertThat(onTheEve.accepted()).isPresent();
        assertThat(muchLater).isEqualTo(onTheEve);
        assertThat(tooEarly.rejected()).map(Verdict.Rejected::reason).hasValue(Reason.DATE_IN_FUTURE);
    }

    @Test
    void shouldGiveTheSameVerdictEveryTime() {
        assertThat(judge(CHINESE.declaration(), RECEIVED)).isEqualTo(judge(CHINESE.declaration(), RECEIVED));
        assertThat(judge(CHINESE.flow("?").declaration(), RECEIVED))
                .isEqualTo(judge(CHINESE.flow("?").declaration(), RECEIVED));
    }

    @Test
    void shouldAcceptACancellation() {
        // When
        Verdict verdict = judge(new Cancellation(Samples.CHINESE, 3), RECEIVED);

        // Then
        assertThat(verdict.accepted())
                .hasValue(new Judged.JudgedRevision(
                        Samples.CHINESE, 3, true, ContentHash.OF_CANCELLATION, Fate.CANCELLED, null, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"released, RELEASED", "refused, REFUSED", "annulled, ANNULLED"})
    void shouldAcceptADecision(String code, Outcome outcome) {
        // When
        Verdict verdict = judge(new Decision(Samples.CHINESE, 5, null, code), RECEIVED);

        // Then
        assertThat(verdict.accepted()).hasValue(new Judged.JudgedDecision(Samples.CHINESE, 5, null, outcome));
    }

    @Test
    void shouldTakeTheChannelFromThePaper() {
        // Given
        DocumentId list = new DocumentId(Channel.E_COMMERCE, "cn-ceb", "1");

        // When
        Verdict verdict = judge.judge(CHINESE.id(list).declaration(), Channel.E_COMMERCE, list.key(), RECEIVED);

        // Then
        Judged.JudgedRevision judged =
                (Judged.JudgedRevision) verdict.accepted().orElseThrow();
        assertThat(judged.counted().get(0).key().series().channel()).isEqualTo(Channel.E_COMMERCE);
    }

    @Test
    void shouldNotShowTheOriginalOfARejection() {
        assertThat(new Original("text/csv", new byte[] {'m', 'e'})).hasToString("2 bytes of text/csv");
    }

    private Judged.JudgedRevision accepted(Draft draft) {
        Verdict verdict = judge(draft.declaration(), RECEIVED);
        assertThat(verdict.rejected()).isEmpty();
        return (Judged.JudgedRevision) verdict.accepted().orElseThrow();
    }

    private Verdict judge(TradeDocument document, LocalDate receivedDay) {
        return judge.judge(document, Channel.CUSTOMS, document.id().key(), receivedDay);
    }

    private static Line line(String commodity, long value, @Nullable Long netWeight) {
        return new LineBuilder(commodity, value).netWeight(netWeight).build();
    }

    private static Series like(Series series, String sector, String regime) {
        return new Series(
                series.source(),
                series.reporter(),
                series.partner(),
                series.region(),
                series.crossing(),
                sector,
                series.flow(),
                series.channel(),
                regime,
                series.mode(),
                series.currency());
    }

    private static Line measured(@Nullable Long quantity, @Nullable String unit) {
        return new LineBuilder("44", 1).quantity(quantity, unit).build();
    }
}

package io.landport.streams.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Draft;
import io.landport.domain.LineBuilder;
import io.landport.domain.Samples;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Details;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.document.Line;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.domain.judge.Verdict;
import io.landport.reference.BundledReference;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a judge refuses, with the reason and the words for the feed. */
class RefusedTest {
    private static final Draft CHINESE = new Draft(Samples.declaration());
    private static final Draft AMERICAN = new Draft(Samples.american());
    private static final DocumentId CHINESE_ID = Samples.CHINESE;
    private static final LocalDate RECEIVED = Samples.DAY;
    private static final long MAX_MONEY = 1_000_000_000_000_000_000L;
    private static final long MAX_WEIGHT = 100_000_000_000_000_000L;

    private final Judge judge = new Judge(BundledReference.REFERENCE);

    /** @param says part of the sentence for the feed */
    record Refused(Reason reason, String says, TradeDocument document) {
        @Override
        public String toString() {
            return reason.code() + ": " + says;
        }
    }

    static Stream<Refused> refused() {
        return Stream.of(
                refused(Reason.UNKNOWN_SOURCE, "source is 'nobody'", CHINESE.id(withSource("nobody"))),
                refused(
                        Reason.WRONG_CHANNEL,
                        "channel of a document of cn-ceb is 'customs'",
                        CHINESE.id(withSource("cn-ceb"))),
                refused(Reason.MALFORMED_DOCUMENT_ID, "document id is ''", CHINESE.id(numbered(""))),
                refused(Reason.MALFORMED_DOCUMENT_ID, "document id is '1?2'", CHINESE.id(numbered("1\n2"))),
                refused(
                        Reason.MALFORMED_DOCUMENT_ID,
                        "document id is '" + "9".repeat(80) + "...'",
                        CHINESE.id(numbered("9".repeat(129)))),
                refused(
                        Reason.MALFORMED_DOCUMENT_ID,
                        "number of a summarised list is ''",
                        CHINESE.summarises("list", "")),
                refused(
                        Reason.MALFORMED_DOCUMENT_ID,
                        "number of a summarised list is '1?2'",
                        CHINESE.summarises("1\t2")),
                refused(Reason.MALFORMED_REFERENCE, "scheme of a reference is ''", referring("", "1")),
                refused(Reason.MALFORMED_REFERENCE, "scheme of a reference is 'a b'", referring("a b", "1")),
                refused(Reason.MALFORMED_REFERENCE, "id of reference mrn is ''", referring("mrn", "")),
                refused(Reason.MALFORMED_REFERENCE, "id of reference mrn is '1?'", referring("mrn", "1\u0000")),
                refused(
                        Reason.MALFORMED_REFERENCE,
                        "number of references is '17'",
                        CHINESE.references(Stream.generate(() -> new DocumentReference("mrn", "1"))
                                .limit(17)
                                .toArray(DocumentReference[]::new))),
                refused(
                        Reason.MALFORMED_REFERENCE,
                        "number of references that are given twice is '1'",
                        CHINESE.references(new DocumentReference("mrn", "1"), new DocumentReference("mrn", "1"))),
                new Refused(
                        Reason.MALFORMED_REFERENCE,
                        "id of reference mrn is ''",
                        new Cancellation(CHINESE_ID, 1, List.of(new DocumentReference("mrn", "")))),
                new Refused(
                        Reason.MALFORMED_REFERENCE,
                        "id of reference mrn is ''",
                        new Decision(CHINESE_ID, 1, 1L, "released", List.of(new DocumentReference("mrn", "")))),
                refused(Reason.MALFORMED_REVISION, "revision is '-1'", CHINESE.revision(-1)),
                new Refused(Reason.MALFORMED_REVISION, "revision is '-1'", new Cancellation(CHINESE_ID, -1)),
                new Refused(
                        Reason.MALFORMED_REVISION,
                        "decision number is '-7'",
                        new Decision(CHINESE_ID, -7, null, "released")),
                new Refused(
                        Reason.MALFORMED_REVISION, "revision is '-1'", new Decision(CHINESE_ID, 1, -1L, "released")),
                new Refused(
                        Reason.DECISION_NOT_EXPECTED,
                        "source of a decision is 'us-bts'",
                        new Decision(Samples.AMERICAN, 1, 1L, "released")),
                new Refused(Reason.UNKNOWN_OUTCOME, "outcome is 'granted'", new Decision(CHINESE_ID, 1, 1L, "granted")),
                refused(Reason.NO_LINES, "number of lines is '0'", CHINESE.lines()),
                refused(Reason.UNKNOWN_FLOW, "flow is 'transit'", CHINESE.flow("transit")),
                refused(Reason.UNKNOWN_FLOW, "flow is 'IMPORT'", CHINESE.flow("IMPORT")),
                refused(
                        Reason.DATE_OUT_OF_RANGE,
                        "statistical date is '1899-12-31'",
                        CHINESE.date(LocalDate.of(1899, 12, 31))),
                refused(
                        Reason.DATE_IN_FUTURE,
                        "statistical date, received 2024-03-15, is '2024-03-17'",
                        CHINESE.date(RECEIVED.plusDays(2))),
                refused(
                        Reason.UNKNOWN_CROSSING_SCHEME,
                        "crossing scheme of a document of cn-gacc is 'us-port'",
                        CHINESE.crossing("us-port", "2304")),
                refused(Reason.UNKNOWN_CROSSING_SCHEME, "is 'nowhere'", CHINESE.crossing("nowhere", "2304")),
                refused(Reason.MALFORMED_CROSSING, "crossing of scheme gacc is '190'", CHINESE.crossing("gacc", "190")),
                refused(Reason.MALFORMED_CROSSING, "is 'HEIHE'", CHINESE.crossing(null, "HEIHE")),
                refused(
                        Reason.MALFORMED_CROSSING,
                        "crossing of scheme crossing is 'a-a-",
                        CHINESE.crossing("crossing", "a-".repeat(100_000) + "a")),
                refused(Reason.MALFORMED_CROSSING, "of scheme us-port is 'X304'", AMERICAN.crossing(null, "X304")),
                refused(
                        Reason.UNKNOWN_CUSTOMS_REGION,
                        "crossing of scheme gacc is '9902'",
                        CHINESE.crossing("gacc", "9902")),
                refused(
                        Reason.UNKNOWN_CUSTOMS_REGION,
                        "crossing of scheme unlocode is 'DEHAM'",
                        CHINESE.crossing("unlocode", "DEHAM")),
                refused(
                        Reason.UNKNOWN_CROSSING,
                        "crossing of scheme crossing is 'narva-ivangorod'",
                        CHINESE.crossing("crossing", "narva-ivangorod")),
                refused(Reason.UNKNOWN_MODE, "mode of gacc is 'rail'", CHINESE.mode("rail")),
                refused(Reason.UNKNOWN_MODE, "mode of us-bts is '2'", AMERICAN.mode("2")),
                refused(
                        Reason.MALFORMED_PARTNER,
                        "partner is 'ru'",
                        CHINESE.partner("ru").lines(bare().build())),
                refused(
                        Reason.MALFORMED_PARTNER,
                        "partner is 'RUS'",
                        CHINESE.lines(bare().partner("RUS").build())),
                refused(Reason.MALFORMED_COUNTRY, "consignmentCountry is 'kz'", detailed(country("kz"))),
                refused(Reason.MALFORMED_COUNTRY, "(line 1 of the document)", lineDetailed(country("KAZ"))),
                refused(Reason.MALFORMED_REGION, "region is 'hei longjiang'", CHINESE.region("hei longjiang")),
                refused(Reason.MALFORMED_REGION, "region is ''", CHINESE.region("")),
                refused(Reason.MALFORMED_REGION, "region is 'aaa", CHINESE.region("a".repeat(33))),
                refused(
                        Reason.MALFORMED_PROCEDURE,
                        "procedure of gacc is '110'",
                        CHINESE.procedure("110").lines(bare().build())),
                refused(
                        Reason.MALFORMED_PROCEDURE,
                        "procedure of gacc is 'A110'",
                        CHINESE.lines(bare().procedure("A110").build())),
                refused(Reason.MALFORMED_PROCEDURE, "requestedProcedure is ''", detailed(procedures("", null))),
                refused(
                        Reason.MALFORMED_PROCEDURE,
                        "previousProcedure is '7|1'",
                        lineDetailed(procedures(null, "7|1"))),
                refused(
                        Reason.MALFORMED_PROCEDURE,
                        "additionalProcedures is 'C 7'",
                        lineDetailed(procedures(null, null, "C07", "C 7"))),
                refused(
                        Reason.MALFORMED_PROCEDURE,
                        "additionalProcedures is 'seventeen-letters'",
                        detailed(procedures(null, null, "seventeen-letters"))),
                refused(
                        Reason.MALFORMED_PROCEDURE,
                        "number of additional procedures is '100'",
                        detailed(procedures(
                                null, null, Collections.nCopies(100, "C07").toArray(String[]::new)))),
                refused(Reason.MALFORMED_CURRENCY, "currency is '142'", CHINESE.currency("142")),
                refused(
                        Reason.MALFORMED_CURRENCY,
                        "currency is 'usd' (line 1 of the document)",
                        CHINESE.lines(bare().currency("usd").build())),
                refused(Reason.MALFORMED_LINE_NUMBER, "line number is '0'", CHINESE.lines(numbered(0))),
                refused(Reason.MALFORMED_LINE_NUMBER, "line number is '-1'", CHINESE.lines(numbered(-1))),
                refused(Reason.MALFORMED_LINE_NUMBER, "line number is '1000000'", CHINESE.lines(numbered(1_000_000))),
                refused(
                        Reason.MALFORMED_LINE_NUMBER,
                        "line number, which an earlier line has, is '3' (line 3 of the document)",
                        CHINESE.lines(numbered(3), numbered(4), numbered(3))),
                refused(Reason.MALFORMED_CURRENCY, "currency is 'cny'", CHINESE.currency("cny")),
                refused(Reason.MALFORMED_COMMODITY, "commodity is '4'", CHINESE.lines(of("4", 1))),
                refused(Reason.MALFORMED_COMMODITY, "is '4407119012345'", CHINESE.lines(of("4407119012345", 1))),
                refused(Reason.MALFORMED_COMMODITY, "is '4407.11'", CHINESE.lines(of("4407.11", 1))),
                refused(Reason.MALFORMED_COMMODITY, "commodity is '٤٤'", CHINESE.lines(of("٤٤", 1))),
                refused(Reason.COMMODITY_WITHOUT_SECTOR, "commodity is '7701'", CHINESE.lines(of("7701", 1))),
                refused(Reason.COMMODITY_WITHOUT_SECTOR, "commodity is '00'", CHINESE.lines(of("00", 1))),
                refused(Reason.MALFORMED_UNIT, "unit is ''", CHINESE.lines(inUnit(""))),
                refused(Reason.MALFORMED_UNIT, "unit is 'm|3'", CHINESE.lines(inUnit("m|3"))),
                refused(Reason.MALFORMED_UNIT, "unit is 'm 3'", CHINESE.lines(inUnit("m 3"))),
                refused(
                        Reason.MALFORMED_UNIT,
                        "unit is 'seventeen-letters'",
                        CHINESE.lines(inUnit("seventeen-letters"))),
                refused(
                        Reason.AMOUNT_OUT_OF_RANGE,
                        "value is '-0.0001', must be from 0 to 100000000000000 (line 1 of the document)",
                        CHINESE.lines(of("44", -1))),
                refused(
                        Reason.AMOUNT_OUT_OF_RANGE,
                        "value is '100000000000000.0001'",
                        CHINESE.lines(of("44", MAX_MONEY + 1))),
                refused(
                        Reason.AMOUNT_OUT_OF_RANGE,
                        "value is 'more than 100000000000000', must be from 0 to 100000000000000",
                        CHINESE.lines(of("44", Long.MAX_VALUE))),
                refused(
                        Reason.AMOUNT_OUT_OF_RANGE,
                        "value is 'less than -100000000000000'",
                        CHINESE.lines(of("44", Long.MIN_VALUE))),
                refused(Reason.AMOUNT_OUT_OF_RANGE, "netWeight is '-0.001'", CHINESE.lines(measured(-1L, null))),
                refused(
                        Reason.AMOUNT_OUT_OF_RANGE,
                        "netWeight is '100000000000000.001'",
                        CHINESE.lines(measured(MAX_WEIGHT + 1, null))),
                refused(Reason.AMOUNT_OUT_OF_RANGE, "grossWeight is '-0.001'", lineDetailed(counted(-1L, null, null))),
                refused(
                        Reason.AMOUNT_OUT_OF_RANGE,
                        "grossWeight is '100000000000000.001'",
                        detailed(counted(MAX_WEIGHT + 1, null, null))),
                refused(
                        Reason.AMOUNT_OUT_OF_RANGE,
                        "packages is '-1', must be from 0 to 1000000000",
                        detailed(counted(null, -1L, null))),
                refused(
                        Reason.AMOUNT_OUT_OF_RANGE,
                        "containers is '1000000001', must be from 0 to 1000000000",
                        lineDetailed(counted(null, null, 1_000_000_001L))),
                refused(Reason.AMOUNT_OUT_OF_RANGE, "quantity is '-0.001'", CHINESE.lines(measured(null, -1L))),
                refused(
                        Reason.AMOUNT_OUT_OF_RANGE,
                        "quantity is '100000000000000.001'",
                        CHINESE.lines(measured(1L, MAX_WEIGHT + 1))));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void shouldRefuse(Refused refused) {
        // When
        Verdict verdict = judge.judge(
                refused.document(), Channel.CUSTOMS, refused.document().id().key(), RECEIVED);

        // Then
        assertThat(verdict.accepted()).isEmpty();
        assertThat(verdict.rejected()).hasValueSatisfying(rejected -> {
            assertThat(rejected.reason()).isEqualTo(refused.reason());
            assertThat(rejected.detail()).contains(refused.says());
        });
    }

    @Test
    void shouldSayWhichFieldOfWhichLineIsWrong() {
        // When
        Verdict ofLine = judge.judge(
                CHINESE.lines(of("44", 1), of("27", 2), of("77", 3)).declaration(),
                Channel.CUSTOMS,
                CHINESE_ID.key(),
                RECEIVED);
        Verdict ofHeader = judge.judge(CHINESE.mode("rail").declaration(), Channel.CUSTOMS, CHINESE_ID.key(), RECEIVED);

        // Then
        assertThat(ofLine.rejected())
                .contains(new Verdict.Rejected(
                        Reason.COMMODITY_WITHOUT_SECTOR, "commodity is '77'", new FieldLocation("commodity", 3)));
        assertThat(ofLine.rejected().orElseThrow().detail()).isEqualTo("commodity is '77' (line 3 of the document)");
        assertThat(ofHeader.rejected()).map(Verdict.Rejected::location).contains(new FieldLocation("mode", null));
    }

    @Test
    void shouldRefuseADocumentOfTheOtherTopicsChannel() {
        // When
        Verdict verdict = judge.judge(CHINESE.declaration(), Channel.E_COMMERCE, CHINESE_ID.key(), RECEIVED);

        // Then
        assertThat(verdict.rejected()).map(Verdict.Rejected::reason).hasValue(Reason.WRONG_CHANNEL);
    }

    @Test
    void shouldRefuseARecordUnderAnotherKey() {
        // When
        Verdict verdict = judge.judge(CHINESE.declaration(), Channel.CUSTOMS, "customs|cn-gacc|another", RECEIVED);

        // Then
        assertThat(verdict.rejected())
                .hasValue(new Verdict.Rejected(Reason.WRONG_KEY, "record key is 'customs|cn-gacc|another'"));
    }

    @Test
    void shouldTryEveryReasonThatAJudgeHas() {
        // Given
        Set<Reason> tried = refused().map(Refused::reason).collect(Collectors.toSet());
        tried.add(Reason.WRONG_KEY);

        // Then
        assertThat(tried)
                .containsExactlyInAnyOrderElementsOf(EnumSet.range(Reason.UNKNOWN_SOURCE, Reason.AMOUNT_OUT_OF_RANGE));
    }

    @Test
    void shouldRefuseADocumentWholeForOneBadLine() {
        // Given
        Draft partlyBad = CHINESE.lines(of("44", 1), of("27", 2), of("77", 3));

        // When
        Verdict verdict = judge.judge(partlyBad.declaration(), Channel.CUSTOMS, CHINESE_ID.key(), RECEIVED);

        // Then
        assertThat(verdict.accepted()).isEmpty();
        assertThat(verdict.rejected()).map(Verdict.Rejected::reason).hasValue(Reason.COMMODITY_WITHOUT_SECTOR);
    }

    @Test
    void shouldGiveARejectionTheSameIdAtTheSamePlace() {
        // Given
        Original original = new Original("text/csv", new byte[] {1});
        Rejection fromFeed = rejection(new Origin.FeedLine("may.csv", "ab12", 7), original);
        Rejection renamed = rejection(new Origin.FeedLine("may-copy.csv", "ab12", 7), original);
        Rejection fromTopic = rejection(new Origin.TopicRecord("customs.documents.v1", 3, 77), original);

        // Then
        assertThat(List.of(fromFeed.id(), renamed.id())).containsOnly("ab12:7");
        assertThat(fromTopic.id()).isEqualTo("customs.documents.v1:3:77");
        assertThat(List.of(fromFeed.origin().stage(), fromTopic.origin().stage()))
                .containsExactly("feed", "judge");
    }

    /** A rejection must fit into a record whatever the document has. */
    @Test
    void shouldCarryReferencesOfARejectedDocumentUnlessTheyAreMalformed() {
        // Given
        List<DocumentReference> known = List.of(new DocumentReference("copNo", "7"));
        List<DocumentReference> many = Stream.iterate(0, i -> i + 1)
                .limit(17)
                .map(i -> new DocumentReference("copNo", "" + i))
                .toList();
        Origin origin = new Origin.FeedLine("may.csv", "ab12", 7);
        Original original = new Original("text/csv", new byte[] {1});

        // Then
        assertThat(new Rejection(origin, Reason.NO_LINES, "", null, null, null, original, known).references())
                .isEqualTo(known);
        assertThat(new Rejection(origin, Reason.NO_LINES, "", null, null, null, original, many).references())
                .isEmpty();
    }

    @Test
    void shouldHaveACodeOfItsOwnForEveryReasonAndFate() {
        assertThat(Reason.values())
                .extracting(Reason::code)
                .doesNotHaveDuplicates()
                .allMatch(RefusedTest::isKebab);
        assertThat(Reason.values())
                .allMatch(reason -> Reason.ofCode(reason.code()).orElseThrow() == reason);
        assertThat(Fate.values()).extracting(Fate::code).doesNotHaveDuplicates().allMatch(RefusedTest::isKebab);
    }

    private static Rejection rejection(Origin origin, Original original) {
        return new Rejection(origin, Reason.MALFORMED_ROW, "why", null, null, null, original);
    }

    private static Refused refused(Reason reason, String says, Draft draft) {
        return new Refused(reason, says, draft.declaration());
    }

    private static DocumentId withSource(String source) {
        return new DocumentId(Channel.CUSTOMS, source, "1");
    }

    private static DocumentId numbered(String document) {
        return new DocumentId(Channel.CUSTOMS, "cn-gacc", document);
    }

    private static Draft referring(String scheme, String id) {
        return CHINESE.references(new DocumentReference(scheme, id));
    }

    private static Draft detailed(Details details) {
        return CHINESE.details(details);
    }

    private static Draft lineDetailed(Details details) {
        return CHINESE.lines(bare().details(details).build());
    }

    private static Details country(String country) {
        return new Details(null, null, null, country, null, null, List.of());
    }

    private static Details procedures(@Nullable String requested, @Nullable String previous, String... additional) {
        return new Details(null, null, null, null, requested, previous, List.of(additional));
    }

    private static Details counted(@Nullable Long grossWeight, @Nullable Long packages, @Nullable Long containers) {
        return new Details(grossWeight, packages, containers, null, null, null, List.of());
    }

    private static Line numbered(long number) {
        return bare().number(number).build();
    }

    private static LineBuilder bare() {
        return new LineBuilder("44", 1);
    }

    private static Line of(String commodity, long value) {
        return new LineBuilder(commodity, value).build();
    }

    private static Line measured(@Nullable Long netWeight, @Nullable Long quantity) {
        return bare().netWeight(netWeight).quantity(quantity, null).build();
    }

    private static boolean isKebab(String code) {
        return code.matches("[a-z]+(-[a-z]+)*");
    }

    private static Line inUnit(String unit) {
        return bare().quantity(1L, unit).build();
    }
}

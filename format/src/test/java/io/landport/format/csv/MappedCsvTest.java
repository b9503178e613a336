package io.landport.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.HeaderBuilder;
import io.landport.domain.LineBuilder;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Verdict;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.FeedProblem;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.Texts;
import io.landport.format.mapping.InvalidMappingException;
import io.landport.format.mapping.Mapping;
import io.landport.format.mapping.MappingArgumentException;
import io.landport.format.mapping.MappingArguments;
import io.landport.format.mapping.MappingReader;
import io.landport.reference.ReferenceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MappedCsvTest {
    private static final String MAPPING = """
            input:
              separator: semicolon
              decimal: comma
              thousands: space
              missing: ["-"]
            documents: {rows: adjacent}
            tables:
              flows: {IN: import, OUT: export}
            skip:
              - {name: totals, when: {column: hs, is: TOTAL}}
              - {name: small, when: [{column: sum, zero: true}, {column: kg, zero: true}]}
            constants: {channel: customs, source: cn-gacc, currency: CNY, crossing: "1902"}
            fields:
              documentId: doc
              revision: {column: rev, default: "1"}
              statisticalDate: {column: day, date: d.M.yyyy}
              flow: {column: dir, table: flows}
              commodity: hs
              value: {column: sum, times: 1000}
              netWeight: {column: kg, zero: missing}
            """;
    private static final String HEADER = "doc;rev;day;dir;hs;sum;kg\n";
    private static final String A = "A;2;31.5.2021;IN;2709;1 250,5;7\n";
    private static final String A2 = "A;2;31.5.2021;IN;4403;2;-\n";
    private static final String B = "B;;1.6.2021;OUT;2709;,25;0\n";

    @Test
    void shouldMapRowsToDocuments() {
        // When
        List<FeedItem> items = Texts.read(format(MAPPING), HEADER + A + A2 + B);
        // Then
        assertThat(Texts.documents(items))
                .containsExactly(
                        document(
                                "A", 2, "2021-05-31", "import", line("2709", 1_250_500, 7L), line("4403", 2_000, null)),
                        document("B", 1, "2021-06-01", "export", line("2709", 250, null)));
        assertThat(items).extracting(FeedItem::line).containsExactly(2L, 4L);
        assertThat(items).extracting(FeedItem::rows).containsExactly(2L, 1L);
    }

    @Test
    void shouldSkipRowsAndCountThemByName() throws IOException {
        // Given
        String text = HEADER + A + "A;2;31.5.2021;IN;TOTAL;9;9\n" + B + "C;1;1.6.2021;IN;27;0,0;0\n";
        // When
        try (Feed feed = format(MAPPING).open(input(text, StandardCharsets.UTF_8))) {
            int documents = 0;
            while (feed.next() != null) {
                documents++;
            }
            // Then
            assertThat(documents).isEqualTo(2);
            assertThat(feed.rows()).isEqualTo(4);
            assertThat(feed.skipped()).isEqualTo(Map.of("totals", 1L, "small", 1L));
        }
    }

    @Test
    void shouldKeepAZeroThatWasRecorded() {
        // When
        List<FeedItem> items = Texts.read(format(MAPPING), HEADER + "C;1;1.6.2021;IN;27;0;5\n");
        // Then
        assertThat(Texts.documents(items)).containsExactly(document("C", 1, "2021-06-01", "import", line("27", 0, 5L)));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, Благовещенск, 绥芬河",
        "CP866, Благовещенск, Хабаровск",
        "GB18030, 绥芬河, Благовещенск",
        "EUC-KR, 부산, 인천",
    })
    void shouldReadEncodings(String encoding, String first, String second) {
        // Given
        String mapping = MAPPING.replace("input:\n", "input:\n  encoding: " + encoding + "\n")
                .replace("documentId: doc", "documentId: документ");
        String text = HEADER.replace("doc", "документ") + A.replace("A", first) + A.replace("A", second);
        Charset charset = Charset.forName(encoding.equals("CP866") ? "IBM866" : encoding);
        // When
        List<FeedItem> items = Texts.read(format(mapping), input(text, charset));
        // Then
        assertThat(Texts.documents(items))
                .extracting(read -> read.id().document())
                .containsExactly(first, second);
    }

    @Test
    void shouldRejectARowOfAnotherEncodingAndKeepItsBytes() {
        // Given
        String mapping = MAPPING.replace("input:\n", "input:\n  encoding: EUC-KR\n");
        byte[] row = "B;;1.6.2021;OUT;2709;1;Ж\n".getBytes(Charset.forName("IBM866"));
        // When
        List<FeedItem> items = Texts.read(format(mapping), input(HEADER, row));
        // Then
        FeedItem.RejectedRows rejected = Texts.soleRejected(items);
        assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED_ROW);
        assertThat(rejected.original().bytes()).startsWith(row[0], row[1]);
        assertThat(rejected.original().mediaType()).isEqualTo("text/csv;charset=EUC-KR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 250,5 | 1.250,5 | malformed-number | sum is '1.250,5', must be a number such as 1 250,75",
                "1 250,5 | 1,250,5 | malformed-number | sum is '1,250,5', must be",
                "1 250,5 | - 250,5 | malformed-number | sum is '- 250,5', must be",
                "1 250,5 | 12x | malformed-number | sum is '12x', must be",
                "31.5.2021 | 2021-05-31 | malformed-date | day is '2021-05-31', must be a date of the form d.M.yyyy",
                "31.5.2021 | 31.6.2021 | malformed-date | day is '31.6.2021', must be",
                "IN | ex | unknown-code | dir is 'ex', must be a code of the table 'flows' of the mapping",
                "2709 | '' | missing-field | hs: commodity is missing",
                "7 | 7x | malformed-number | kg: netWeight is '7x', must be",
            })
    void shouldRejectADocumentWithABadRowAndNameTheColumn(String good, String bad, String reason, String detail) {
        // Given
        String row = A.replace(good, bad);
        // When
        List<FeedItem> items = Texts.read(format(MAPPING), HEADER + row + A2 + B);
        // Then
        assertThat(Texts.documents(items)).hasSize(1);
        assertThat(Texts.rejected(items)).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason().code()).isEqualTo(reason);
            assertThat(rejected.detail()).startsWith(detail);
            assertThat(rejected.line()).isEqualTo(2);
            assertThat(rejected.rows()).isEqualTo(2);
            assertThat(rejected.id()).isEqualTo(new DocumentId(Channel.CUSTOMS, "cn-gacc", "A"));
            assertThat(Texts.original(rejected)).isEqualTo(row + A2);
        });
    }

    @ParameterizedTest
    @CsvSource({"garbage", "';;1.6.2021;OUT;2709;1;0'", "'C;one;1.6.2021;OUT;2709;1;0;0'"})
    void shouldRejectARowAloneThatDoesNotIdentifyItsDocument(String bad) {
        // When
        List<FeedItem> items = Texts.read(format(MAPPING), HEADER + bad + '\n' + A + B);
        // Then
        assertThat(Texts.documents(items)).hasSize(2);
        assertThat(Texts.rejected(items)).extracting(FeedItem::line).containsExactly(2L);
    }

    @Test
    void shouldNameTheColumnOfWhatTheJudgeRejects() {
        // Given
        List<FeedItem> items = Texts.read(format(MAPPING), HEADER + A + A2.replace("4403", "7700"));
        FeedItem.Read read = (FeedItem.Read) items.get(0);
        Verdict.Rejected verdict = new Judge(ReferenceReader.bundled())
                .judge(read.content(), Channel.CUSTOMS, read.content().id().key(), LocalDate.of(2021, 7, 1))
                .rejected()
                .orElseThrow();
        // When
        FeedProblem problem = read.locator().locate(verdict);
        // Then
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.detail()).startsWith("hs: commodity is '7700'");
    }

    @ParameterizedTest
    @EnumSource(SortSpace.class)
    void shouldGatherRowsFromAnywhere(SortSpace space) {
        // Given
        long seed = 20_261_127;
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int document = 0; document < 50; document++) {
            for (int line = 0; line < 20; line++) {
                rows.add("D%02d;1;31.5.2021;IN;%04d;%d;1\n".formatted(document, 2701 + line, document * 100 + line));
            }
        }
        List<FeedItem> adjacent = Texts.read(format(MAPPING), HEADER + String.join("", rows));
        Collections.shuffle(rows, random);
        MappedCsv format = format(MAPPING.replace("rows: adjacent", "rows: anywhere, lines: sorted"));
        // When
        List<FeedItem> items = Texts.read(format.withSortBytes(space.bytes), HEADER + String.join("", rows));
        // Then
        assertThat(Texts.documents(items)).as("seed %d", seed).isEqualTo(Texts.documents(adjacent));
        assertThat(items).extracting(FeedItem::rows).containsOnly(20L);
    }

    /** In memory, in a few runs on disk, and in so many that runs are merged on the way. */
    enum SortSpace {
        ALL(1 << 20),
        SOME(20_000),
        FEW(500);

        private final int bytes;

        SortSpace(int bytes) {
            this.bytes = bytes;
        }
    }

    @Test
    void shouldKeepTheOrderOfTheFileWithoutSortedLines() {
        // Given
        MappedCsv format = format(MAPPING.replace("rows: adjacent", "rows: anywhere"));
        // When
        List<FeedItem> items = Texts.read(format.withSortBytes(100), HEADER + B + A2 + "garbage\n" + A);
        // Then
        assertThat(Texts.documents(items))
                .containsExactly(
                        document(
                                "A", 2, "2021-05-31", "import", line("4403", 2_000, null), line("2709", 1_250_500, 7L)),
                        document("B", 1, "2021-06-01", "export", line("2709", 250, null)));
        assertThat(items).extracting(FeedItem::line).containsExactly(4L, 3L, 2L);
    }

    @Test
    void shouldMakeEachRowADocument() {
        // Given
        MappedCsv format = format(MAPPING.replace("rows: adjacent", "rows: single"));
        // When
        List<FeedItem> items = Texts.read(format, HEADER + A + B + A2);
        // Then
        assertThat(Texts.documents(items))
                .extracting(read -> read.id().document())
                .containsExactly("A", "B");
        assertThat(Texts.rejected(items))
                .extracting(rejected -> rejected.reason().code())
                .containsExactly("rows-not-adjacent");
    }

    @Test
    void shouldNumberLines() {
        // Given
        MappedCsv format = format(MAPPING + "  lineNumber: {count: lines}\n");
        // When
        List<FeedItem> items = Texts.read(format, HEADER + A + A2 + B);
        // Then
        assertThat(Texts.documents(items))
                .flatExtracting(read -> ((Declaration) read).lines())
                .extracting(Line::number)
                .containsExactly(1L, 2L, 1L);
    }

    @Test
    void shouldGiveSeveralLinesForARowAndCountItOnce() throws IOException {
        // Given
        String mapping = MAPPING.replace("documentId: doc", "documentId: {template: \"{doc}-{field:mode}\"}")
                        .replace("documents: {rows: adjacent}", "documents: {rows: anywhere}")
                        .replace("  value: {column: sum, times: 1000}\n", "")
                        .replace("  netWeight: {column: kg, zero: missing}\n", "")
                + """
                records:
                  - when: {column: kg, zero: false}
                    constants: {mode: "3"}
                    fields: {value: kg}
                  - when: {column: sum, minus: [kg], zero: false}
                    constants: {mode: "4"}
                    fields: {value: {column: sum, minus: [kg]}}
                """;
        String text =
                HEADER + "A;1;31.5.2021;IN;2709;10;7\n" + "A;1;31.5.2021;IN;4403;5;5\n" + "A;1;31.5.2021;IN;27;0;0,0\n";
        // When
        List<FeedItem> items =
                Texts.read(format(mapping.replace("is: TOTAL", "is: NONE").replace("small", "none")), text);
        // Then
        assertThat(Texts.documents(items))
                .extracting(read -> read.id().document())
                .containsExactly("A-3", "A-4");
        assertThat(Texts.documents(items))
                .extracting(read -> ((Declaration) read).lines())
                .containsExactly(List.of(line("2709", 7, null), line("4403", 5, null)), List.of(line("2709", 3, null)));
        assertThat(items).extracting(FeedItem::rows).containsExactly(2L, 0L);
    }

    @Test
    void shouldReadCancellations() {
        // Given
        String mapping = MAPPING.replace(
                        "  revision:", "  kind: {column: dir, table: kinds, unlisted: missing}\n  revision:")
                .replace("tables:\n", "tables:\n  kinds: {DEL: cancellation}\n")
                .replace("flow: {column: dir, table: flows}", "flow: {column: dir, table: flows, unlisted: missing}")
                .replace("currency: CNY, crossing: \"1902\"", "x: y")
                .replace(", x: y", "")
                .replace("  commodity: hs", "  currency: cur\n  crossing: post\n  commodity: hs");
        String text = HEADER.replace("kg\n", "kg;cur;post\n") + "A;3;;DEL;;;;;\n";
        // When
        List<FeedItem> items = Texts.read(
                format(mapping.replace("when: [{column: sum, zero: true}", "when: [{column: sum, zero: true}")), text);
        // Then
        assertThat(Texts.documents(items))
                .containsExactly(new Cancellation(new DocumentId(Channel.CUSTOMS, "cn-gacc", "A"), 3));
    }

    @Test
    void shouldReadColumnsWithoutHeaderAndFixedPositions() {
        // Given
        String positions = MAPPING.replace("  separator: semicolon\n", """
                  columns: {doc: 1, rev: 2-3, day: 4-12, dir: 13-15, hs: 16-19, sum: 20-26, kg: 27-29}
                """);
        String names = MAPPING.replace("input:\n", "input:\n  columns: [doc, rev, day, dir, hs, sum, kg]\n");
        // When
        List<FeedItem> fixed = Texts.read(format(positions), "A 231.5.2021IN 27091 250,5  7\nB  1\n");
        List<FeedItem> named = Texts.read(format(names), A);
        // Then
        assertThat(Texts.documents(fixed)).isEqualTo(Texts.documents(named)).hasSize(1);
        assertThat(Texts.rejected(fixed))
                .extracting(FeedItem.RejectedRows::detail)
                .containsExactly("the row has 4 characters, a column of the mapping ends at 12");
    }

    @Test
    void shouldFindColumnsWithoutRegardToCaseAndByOtherNames() {
        // Given
        String mapping = MAPPING.replace("documentId: doc", "documentId: {column: [number, DOC]}");
        // When
        List<FeedItem> items = Texts.read(format(mapping), HEADER.replace("rev", "Rev") + A);
        // Then
        assertThat(Texts.documents(items)).hasSize(1);
    }

    @Test
    void shouldRefuseAFileWithoutTheColumns() {
        // Given
        MappedCsv format = format(MAPPING);
        // When // Then
        assertThatThrownBy(() -> Texts.read(format, HEADER.replace("hs;sum", "code;amount") + A))
                .rootCause()
                .isInstanceOf(InvalidFileException.class)
                .hasMessage(
                        "- lacks columns that the mapping names: 'hs' (test.yaml line 10), 'sum' (test.yaml line 11),"
                                + " 'hs' (test.yaml line 18), 'sum' (test.yaml line 19). Its columns are doc, rev, day, dir, code,"
                                + " amount, kg");
    }

    @ParameterizedTest
    @CsvSource({
        "'', the mapping test needs the parameter 'edition': the edition",
        "editon, the mapping test has no parameter 'editon'. Did you mean 'edition'?"
    })
    void shouldRefuseMissingAndUnknownArguments(String given, String message) throws InvalidMappingException {
        // Given
        Mapping mapping = MappingReader.read(
                "test",
                "test.yaml",
                MAPPING.replace("{column: rev, default: \"1\"}", "{parameter: edition}")
                        + "parameters: {edition: {description: the edition}}\n");
        // When // Then
        assertThatThrownBy(() -> MappingArguments.of(mapping, given.isEmpty() ? Map.of() : Map.of(given, "1")))
                .isInstanceOf(MappingArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void shouldReadTheFirstRowsOnly() {
        // When
        List<FeedItem> items = Texts.read(format(MAPPING).withMaxRows(2), HEADER + A + B + A2);
        // Then
        assertThat(Texts.documents(items)).hasSize(2);
        assertThat(Texts.rejected(items)).isEmpty();
    }

    private static MappedCsv format(String mapping) {
        try {
            Mapping checked = MappingReader.read("test", "test.yaml", mapping);
            return new MappedCsv(checked, MappingArguments.of(checked, Map.of()));
        } catch (InvalidMappingException | MappingArgumentException e) {
            throw new AssertionError(e);
        }
    }

    private static Input input(String text, Charset charset) {
        return input("", text.getBytes(charset));
    }

    private static Input input(String text, byte[] more) {
        byte[] first = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return Input.stream(new ByteArrayInputStream(all));
    }

    private static Declaration document(String id, long revision, String day, String flow, Line... lines) {
        Header header = new HeaderBuilder()
                .statisticalDate(LocalDate.parse(day))
                .flow(flow)
                .crossing(null, "1902")
                .currency("CNY")
                .build();
        return new Declaration(
                new DocumentId(Channel.CUSTOMS, "cn-gacc", id), revision, header, List.of(lines), List.of());
    }

    private static Line line(String commodity, long units, @Nullable Long kilograms) {
        return new LineBuilder(commodity, units * 10_000)
                .netWeight(kilograms == null ? null : kilograms * 1_000)
                .build();
    }
}

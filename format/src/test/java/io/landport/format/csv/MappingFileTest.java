package io.landport.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landport.format.mapping.InvalidMappingException;
import io.landport.format.mapping.Mapping;
import io.landport.format.mapping.MappingProblem;
import io.landport.format.mapping.MappingReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of mapping files. */
class MappingFileTest {
    private static final String GOOD = """
            description: Example
            input:
              encoding: CP866
              separator: tab
              decimal: comma
            parameters:
              edition: {description: the edition}
            tables:
              flows: {ИМ: import, ЭК: export}
            skip:
              - name: totals
                when: {column: code, is: "00"}
            documents:
              rows: anywhere
              lines: sorted
            constants:
              channel: customs
              source: ru-fcs
              currency: USD
            fields:
              documentId: {template: "{field:flow}/{field:commodity/2}"}
              revision: {parameter: edition}
              statisticalDate: {column: month, date: MM/yyyy}
              flow: {column: direction, table: flows}
              crossing: post
              commodity: code
              value: {column: sum, times: 1000}
            """;

    @Test
    void shouldReadAMapping() throws InvalidMappingException {
        // When
        Mapping mapping = MappingReader.read("example", "example.yaml", GOOD);
        // Then
        assertThat(mapping.constant("source")).hasValue("ru-fcs");
        assertThat(mapping.constant("flow")).isEmpty();
        assertThat(mapping.parameters()).containsOnlyKeys("edition");
        assertThat(mapping.grouping()).isEqualTo(Mapping.Grouping.ANYWHERE_SORTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "description: Example | descripton: Example | 1 | there is no key 'descripton' here | Did you mean 'description'?",
                "encoding: CP866 | encoding: CP868 | 3 | the encoding 'CP868' is not supported | Did you mean 'CP866'?",
                "separator: tab | separator: tabs | 4 | the separator is 'tabs' | Use comma, semicolon, tab",
                "decimal: comma | decimal: coma | 5 | 'decimal' is 'coma' | Did you mean 'comma'?",
                "decimal: comma | thousands: point | 5 | decimal and thousands are both a point | Set thousands to the other one",
                "column: code, is: \"00\" | column: code | 12 | the condition tests nothing | Use one of is, is-not",
                "column: code, is: \"00\" | is: \"00\" | 12 | the condition has no column | Write {column: NAME",
                "column: code, is: \"00\" | column: code, matches: '(' | 12 | '(' is not a regular expression | Use the syntax",
                "rows: anywhere | rows: everywhere | 14 | 'rows' is 'everywhere' | Did you mean 'anywhere'?",
                "rows: anywhere | rows: single | 15 | lines of rows that are single are not sorted | Use 'rows: anywhere'",
                "channel: customs | channel: custom | 17 | channel cannot be 'custom' | Did you mean 'customs'?",
                "`  currency: USD` | `` | 20 | the field 'currency' is not mapped, and documents need it | Add it to 'fields'",
                "{field:flow} | {field:flwo} | 21 | the template uses the field 'flwo', which is not mapped | Did you mean 'flow'?",
                "{field:flow} | {field:documentId} | 21 | the field 'documentId' depends on itself | Use columns",
                "{field:flow} | {flow | 21 | a brace in the template '{flow/{field:commodity/2}' belongs to no place | Write {COLUMN}",
                "parameter: edition | parameter: editon | 22 | there is no parameter 'editon' | Did you mean 'edition'?",
                "date: MM/yyyy | date: MM/yy | 23 | 'MM/yy' is no form of a date | Use yyyy, MM or M",
                "table: flows | table: flow | 24 | there is no table 'flow' | Did you mean 'flows'?",
                "ЭК: export | ЭК: exports | 24 | flow cannot be 'exports' | Did you mean 'export'?",
                "commodity: code | comodity: code | 26 | there is no field 'comodity' | Did you mean 'commodity'?",
                "commodity: code | commodity: {column: code, pattern: '[0-9]+'} | 26 | the pattern has no group | Put the part",
                "commodity: code | commodity: {column: code, times: 2} | 26 | commodity is no amount and has no 'times' | Remove",
                "commodity: code | commodity: {table: flows} | 26 | commodity has no origin | Give it one of column",
                "commodity: code | value: code | 27 | the key 'value' is given twice, first on line 26 | Remove one of them",
                "times: 1000 | times: a lot | 27 | 'times' is 'a lot' | Write a number such as 1000",
                "value: {column: sum | value: {count: lines, column: sum | 27 | value has several origins: [column, count] | Give it",
                "crossing: post | currency: post | 25 | the field 'currency' has a constant, on line 19 | Remove one of them",
                "commodity: code | commodity: [code | 27 | the file is not YAML | Check the indentation",
            })
    void shouldSayWhatIsWrongWhereAndWhatToDo(String good, String bad, int line, String problem, String fix) {
        // When
        InvalidMappingException refused = refused(GOOD.replace(good, bad));
        // Then
        assertThat(refused.problems()).anySatisfy(found -> {
            assertThat(found.line()).isEqualTo(line);
            assertThat(found.problem()).startsWith(problem);
            assertThat(found.fix()).startsWith(fix);
        });
    }

    @Test
    void shouldReportAllProblemsAtOnceInTheOrderOfTheirLines() {
        // Given
        String bad = GOOD.replace("CP866", "CP867")
                .replace("table: flows", "table: flow")
                .replace("MM/yyyy", "MM");
        // When
        InvalidMappingException refused = refused(bad);
        // Then
        assertThat(refused.problems()).extracting(MappingProblem::line).containsExactly(3, 23, 24);
        assertThat(refused)
                .hasMessageStartingWith(
                        "example.yaml line 3: the encoding 'CP867' is not supported. Did you mean 'CP866'?");
    }

    @Test
    void shouldFindColumnsThatTheMappingDoesNotList() {
        // Given
        String bad = GOOD.replace(
                "  separator: tab", "  columns: {month: 1-7, direction: 8-9, post: 10, code: 11-20, som: 21-30}");
        // When
        InvalidMappingException refused = refused(bad);
        // Then
        assertThat(refused.problems())
                .extracting(MappingProblem::text)
                .containsExactly("example.yaml line 27: there is no column 'sum' in 'input'. Did you mean 'som'?");
    }

    @ParameterizedTest
    @CsvSource({"''", "'- a\n- b\n'", "'text'"})
    void shouldRefuseAFileWithoutKeys(String text) {
        assertThat(refused(text).problems())
                .extracting(MappingProblem::problem)
                .contains("the file does not consist of keys and values");
    }

    private static InvalidMappingException refused(String text) {
        return catchThrowableOfType(
                InvalidMappingException.class, () -> MappingReader.read("example", "example.yaml", text));
    }
}

package io.landport.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SdmxCsvAnswerTest {

    @Test
    void shouldWriteAnObservationForEachFigure() throws IOException {
        // When
        String csv = AnswerSamples.text(
                AnswerFormat.SDMX_CSV,
                AnswerSamples.COLUMNS,
                AnswerSamples.row("2021-03-31", "us-port:2304", "Laredo", "2", "100.5", "0.001", null));

        // Then
        assertThat(csv).isEqualTo("""
                        STRUCTURE,STRUCTURE_ID,ACTION,FREQ,CROSSING,CURRENCY,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,CROSSING_NAME
                        dataflow,LANDPORT:DAILY(1.0.0),I,D,us-port@2304,CNY,LINES,2021-03-31,2,A,PURE_NUMB,Laredo
                        dataflow,LANDPORT:DAILY(1.0.0),I,D,us-port@2304,CNY,VALUE,2021-03-31,100.5,A,CNY,Laredo
                        dataflow,LANDPORT:DAILY(1.0.0),I,D,us-port@2304,CNY,NET_WEIGHT_KG,2021-03-31,0.001,A,KG,Laredo
                        dataflow,LANDPORT:DAILY(1.0.0),I,D,us-port@2304,CNY,UNIT_VALUE,2021-03-31,,M,CNY_KG,Laredo
                        """);
    }

    @Test
    void shouldTakeTheStatusOfTheRow() throws IOException {
        // Given
        List<Column> columns = List.of(
                Column.key("month", ColumnType.TEXT),
                Column.key("year", ColumnType.TEXT),
                Column.number("lines", ColumnType.COUNT, "1"),
                Column.text(SdmxCsvAnswer.STATUS));

        // When
        String csv = AnswerSamples.text(
                AnswerFormat.SDMX_CSV,
                columns,
                List.of(Cell.ofText("2021-03"), Cell.ofText("2021"), Cell.of(BigDecimal.ONE), Cell.ofText("P")),
                List.of(Cell.ofText("2021-02"), Cell.ofText("2021"), Cell.of(null), Cell.ofText("P")),
                List.of(Cell.ofText("2021-01"), Cell.ofText("2021"), Cell.of(BigDecimal.TEN), Cell.ofText(null)));

        // Then
        assertThat(csv).isEqualTo("""
                        STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE
                        dataflow,LANDPORT:DAILY(1.0.0),I,M,LINES,2021-03,1,P,PURE_NUMB
                        dataflow,LANDPORT:DAILY(1.0.0),I,M,LINES,2021-02,,M,PURE_NUMB
                        dataflow,LANDPORT:DAILY(1.0.0),I,M,LINES,2021-01,10,A,PURE_NUMB
                        """);
    }

    @Test
    void shouldRefuseAnAnswerWithoutPeriods() {
        // Given
        List<Column> columns = Stream.of("lines")
                .map(name -> Column.number(name, ColumnType.COUNT, "1"))
                .toList();

        // Then
        assertThatThrownBy(() -> AnswerSamples.text(AnswerFormat.SDMX_CSV, columns))
                .isInstanceOf(AnswerFormatException.class)
                .hasMessage("sdmx-csv needs a period in each row: add --by day, month or year");
    }
}

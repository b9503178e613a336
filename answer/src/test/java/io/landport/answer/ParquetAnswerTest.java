package io.landport.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads files back with DuckDB, which has its own reader of Parquet. */
class ParquetAnswerTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldKeepEveryFigureAndType() throws Exception {
        // Given
        byte[] parquet = AnswerSamples.written(
                AnswerFormat.PARQUET,
                AnswerSamples.COLUMNS,
                AnswerSamples.row(
                        "2021-03-31", "x", "绥芬河", "2", "-1234567890123456789012345678901234.5678", "0.001", null),
                AnswerSamples.row(
                        "1899-12-31", "us-port:2304", "=1+2", "9007199254740993", "0.1", "7", "0.0001234567"));

        // When
        List<String> rows = query(parquet, "SELECT * FROM 'FILE' ORDER BY day DESC");
        List<String> types = query(parquet, "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM 'FILE')");

        // Then
        assertThat(rows)
                .containsExactly(
                        "2021-03-31|2021-03|x|绥芬河|2|-1234567890123456789012345678901234.5678|CNY|0.0010|null",
                        "1899-12-31|1899-12|us-port:2304|=1+2|9007199254740993|0.1000|CNY|7.0000|0.0001234567");
        assertThat(types)
                .containsExactly(
                        "day|DATE",
                        "month|VARCHAR",
                        "crossing|VARCHAR",
                        "crossing_name|VARCHAR",
                        "lines|BIGINT",
                        "value|DECIMAL(38,4)",
                        "currency|VARCHAR",
                        "net_weight_kg|DECIMAL(38,4)",
                        "unit_value|DECIMAL(38,10)");
    }

    @Test
    void shouldSayWhereTheFiguresAreFrom() throws Exception {
        // Given
        byte[] parquet = AnswerSamples.written(AnswerFormat.PARQUET, AnswerSamples.COLUMNS);

        // When
        List<String> metadata = query(
                parquet, "SELECT decode(key), decode(value) FROM parquet_kv_metadata('FILE') ORDER BY decode(key)");

        // Then
        assertThat(metadata)
                .contains(
                        "landport.query|daily --by day,month,crossing --source cn-gacc",
                        "landport.known_on|2021-03-01 (end of this received day, UTC)",
                        "landport.generation|3",
                        "landport.reference_data|2026-11-01",
                        "landport.read_at|2021-04-05T06:07:08Z",
                        "landport.unit.value|currency",
                        "landport.unit.net_weight_kg|kg",
                        "landport.notices|note: one notice",
                        "landport.sources|cn-gacc: China Customs; imports CIF, exports FOB, net weight, converted by the"
                                + " rate rule customs-month");
    }

    @Test
    void shouldRefuseWhatItCannotHoldExactly() {
        assertThatThrownBy(() -> AnswerSamples.written(
                        AnswerFormat.PARQUET,
                        AnswerSamples.COLUMNS,
                        AnswerSamples.row(
                                "2021-03-31", "x", "", "1", "12345678901234567890123456789012345", "1", null)))
                .isInstanceOf(AnswerFormatException.class)
                .hasMessage("parquet cannot hold 12345678901234567890123456789012345 in column value: choose another"
                        + " --format, such as csv");
        assertThatThrownBy(() -> AnswerSamples.written(
                        AnswerFormat.PARQUET,
                        AnswerSamples.COLUMNS,
                        AnswerSamples.row("2021-03-31", "x", "", "1", "0.00001", "1", null)))
                .isInstanceOf(AnswerFormatException.class)
                .hasMessageContaining("0.00001");
    }

    private List<String> query(byte[] parquet, String sql) throws IOException, SQLException {
        Path file = folder.resolve("answer.parquet");
        Files.write(file, parquet);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.replace("FILE", file.toString()))) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int place = 1; place <= rows.getMetaData().getColumnCount(); place++) {
                    cells.add(String.valueOf(rows.getString(place)));
                }
                lines.add(String.join("|", cells));
            }
            return lines;
        }
    }
}

package io.landport.bench.flink;

import io.landport.bench.candidate.TotalRows;
import io.landport.bench.workload.Sums;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Reads the totals of the job from its topic or its table. */
final class FlinkTotals {
    static final String TABLE = "flink_daily_total";

    static final String SUM_OF_LINES = "SELECT coalesce(sum(lines), 0) FROM " + TABLE;

    static final String CREATE_TABLE = """
            CREATE TABLE flink_daily_total (
              day date, source text, reporter text, partner text, region text, crossing text, sector text, flow text,
              channel text, regime text, mode text, currency text,
              lines bigint NOT NULL, lines_without_weight bigint NOT NULL,
              value numeric(38, 4) NOT NULL, net_weight numeric(38, 3) NOT NULL,
              PRIMARY KEY (day, source, reporter, partner, region, crossing, sector, flow, channel, regime, mode, currency))""";

    private static final String ROWS =
            "SELECT " + TotalRows.KEY + ", lines, lines_without_weight, value, net_weight FROM " + TABLE;

    /** The dimensions after the day. */
    private static final int DIMENSIONS = 11;

    private FlinkTotals() {}

    /** Decodes a record of the output topic: Avro without names, in the column order of the job's table {@code totals}. */
    static Map.Entry<String, Sums> ofRecord(byte[] key, byte @Nullable [] value) {
        try {
            return Map.entry(key(key), value == null ? Sums.ZERO : sums(value));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot decode a total of Flink", e);
        }
    }

    static Map<String, Sums> ofTable(Connection connection) throws SQLException {
        return TotalRows.read(connection, ROWS);
    }

    private static String key(byte[] key) throws IOException {
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(key, null);
        LocalDate day = LocalDate.ofEpochDay(in.readInt());
        StringBuilder text = new StringBuilder();
        for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
            text.append(in.readString()).append('|');
        }
        return text.append(day).toString();
    }

    private static Sums sums(byte[] value) throws IOException {
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(value, null);
        return new Sums(in.readLong(), in.readLong(), decimal(in), decimal(in));
    }

    private static long decimal(BinaryDecoder in) throws IOException {
        byte[] unscaled = new byte[(int) in.readLong()];
        in.readFixed(unscaled);
        return new BigInteger(unscaled).longValueExact();
    }
}

package io.landport.bench.flink.job;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The SQL statements of the job. */
final class Statements {
    private static final String KEY =
            "`day`, source, reporter, partner, region, crossing, sector, flow, channel, regime, mode, currency";

    /**
     * The revision is converted to a time, because Flink has a cheap plan for the last row by time and an expensive one for the last
     * row by any other column. Neither drops late rows, so the watermark can be the current time, which ends the batches.
     */
    private static final String DOCUMENTS = """
            CREATE TABLE documents (
              document STRING NOT NULL,
              revision BIGINT NOT NULL,
              `day` DATE NOT NULL,
              source STRING NOT NULL,
              reporter STRING NOT NULL,
              region STRING NOT NULL,
              crossing STRING NOT NULL,
              flow STRING NOT NULL,
              channel STRING NOT NULL,
              mode STRING NOT NULL,
              currency STRING NOT NULL,
              lines ARRAY<ROW<
                partner STRING NOT NULL,
                sector STRING NOT NULL,
                regime STRING NOT NULL,
                `value` DECIMAL(18, 4) NOT NULL,
                weight DECIMAL(18, 3)> NOT NULL> NOT NULL,
              revised AS TO_TIMESTAMP_LTZ(revision, 3),
              WATERMARK FOR revised AS CURRENT_ROW_TIMESTAMP()
            ) WITH (%s)""";

    private static final String TOTALS = """
            CREATE TABLE totals (
              `day` DATE NOT NULL,
              source STRING NOT NULL,
              reporter STRING NOT NULL,
              partner STRING NOT NULL,
              region STRING NOT NULL,
              crossing STRING NOT NULL,
              sector STRING NOT NULL,
              flow STRING NOT NULL,
              channel STRING NOT NULL,
              regime STRING NOT NULL,
              mode STRING NOT NULL,
              currency STRING NOT NULL,
              lines BIGINT NOT NULL,
              lines_without_weight BIGINT NOT NULL,
              `value` DECIMAL(38, 4) NOT NULL,
              net_weight DECIMAL(38, 3) NOT NULL,
              PRIMARY KEY (%s) NOT ENFORCED
            ) WITH (%s)""";

    private static final String SUM_WINNERS = """
            INSERT INTO totals
            SELECT %1$s,
              COUNT(*), COUNT(*) - COUNT(weight), SUM(`value`), COALESCE(SUM(weight), CAST(0 AS DECIMAL(38, 3)))
            FROM (
              SELECT * FROM (
                SELECT *, ROW_NUMBER() OVER (PARTITION BY document ORDER BY revised DESC) AS place FROM documents)
              WHERE place = 1)
            CROSS JOIN UNNEST(lines) AS line (partner, sector, regime, `value`, weight)
            GROUP BY %1$s""";

    private Statements() {}

    /** Declares the input table. */
    static String documents(JobSettings settings) {
        Map<String, String> options = new TreeMap<>();
        options.put("connector", "kafka");
        options.put("topic", settings.input());
        options.put("properties.bootstrap.servers", settings.bootstrapServers());
        options.put("properties.group.id", settings.run());
        options.put("scan.startup.mode", "earliest-offset");
        options.put("format", "avro");
        return DOCUMENTS.formatted(with(options));
    }

    /** Declares the output table. */
    static String totals(JobSettings settings) {
        return TOTALS.formatted(KEY, with(settings.destination().options(settings)));
    }

    /** Adds up the lines of the highest revision of each document by the dimensions of a daily total. */
    static String sumWinners() {
        return SUM_WINNERS.formatted(KEY);
    }

    private static String with(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> quote(option.getKey()) + " = " + quote(option.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String quote(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}

package io.landport.bench.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * The same documents of three lines each, as {@code csv} and in columns of another system.
 *
 * @param plain with the columns of documents
 * @param mapped with semicolons, decimal commas and codes of its own
 */
record CsvFiles(Path plain, Path mapped) {
    /** Turns the columns of {@link #mapped} into fields. */
    static final String MAPPING = """
            input: {separator: semicolon, decimal: comma}
            tables:
              flows: {IN: import, OUT: export}
            skip:
              - {name: transit, when: {column: proc, is: "80"}}
            constants: {channel: customs, source: cn-gacc, currency: CNY, revision: "1"}
            fields:
              documentId: doc
              statisticalDate: {column: day, date: dd.MM.yyyy}
              flow: {column: dir, table: flows}
              crossing: post
              mode: mode
              partner: land
              procedure: proc
              commodity: hs
              value: sum
              netWeight: {column: kg, zero: missing}
              quantity: qty
              unit: unit
            """;

    private static final int LINES = 3;
    private static final int DAYS = 28;
    private static final int LEAST_COMMODITY = 10_000_000;
    private static final int COMMODITIES = 60_000_000;
    private static final int MAX_AMOUNT = 1_000_000;

    static CsvFiles write(Path folder, int documents, long seed) throws IOException {
        CsvFiles files = new CsvFiles(folder.resolve("plain.csv"), folder.resolve("mapped.csv"));
        SplittableRandom random = new SplittableRandom(seed);
        try (BufferedWriter plain = Files.newBufferedWriter(files.plain());
                BufferedWriter mapped = Files.newBufferedWriter(files.mapped())) {
            plain.write(
                    "channel,source,documentId,revision,statisticalDate,flow,crossing,mode,partner,procedure,currency,"
                            + "commodity,value,netWeight,quantity,unit\n");
            mapped.write("doc;day;dir;post;mode;land;proc;hs;sum;kg;qty;unit\n");
            for (int document = 0; document < documents; document++) {
                boolean isImport = document % 2 == 0;
                int day = 1 + document % DAYS;
                for (int line = 0; line < LINES; line++) {
                    int commodity = LEAST_COMMODITY + random.nextInt(COMMODITIES);
                    int value = random.nextInt(MAX_AMOUNT);
                    int kilograms = 1 + random.nextInt(MAX_AMOUNT);
                    plain.write("customs,cn-gacc,D%07d,1,2021-05-%02d,%s,1902,3,RU,0110,CNY,%d,%d.25,%d.5,%d,035\n"
                            .formatted(
                                    document,
                                    day,
                                    isImport ? "import" : "export",
                                    commodity,
                                    value,
                                    kilograms,
                                    kilograms));
                    mapped.write("D%07d;%02d.05.2021;%s;1902;3;RU;0110;%d;%d,25;%d,5;%d;035\n"
                            .formatted(document, day, isImport ? "IN" : "OUT", commodity, value, kilograms, kilograms));
                }
            }
        }
        return files;
    }
}

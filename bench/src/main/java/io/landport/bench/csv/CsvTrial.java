package io.landport.bench.csv;

import io.landport.domain.document.TradeDocument;
import io.landport.format.csv.Csv;
import io.landport.format.csv.MappedCsv;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.mapping.InvalidMappingException;
import io.landport.format.mapping.Mapping;
import io.landport.format.mapping.MappingArgumentException;
import io.landport.format.mapping.MappingArguments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Reads the same documents with each format in turn, after a warm-up, and keeps the median time of each. */
public final class CsvTrial {
    private static final String NAME = "bench";
    private static final String ANYWHERE = "documents: {rows: anywhere}\n";
    private static final int ON_DISK = 4 * 1024 * 1024;
    private static final double NANOS = 1e9;

    private final CsvFiles files;
    private final int runs;

    private CsvTrial(CsvFiles files, int runs) {
        this.files = files;
        this.runs = runs;
    }

    /** Writes the files of a trial. */
    public static CsvTrial of(Path folder, int documents, long seed, int runs) throws IOException {
        return new CsvTrial(CsvFiles.write(folder, documents, seed), runs);
    }

    /** How a format read a file. */
    private record Reading(long nanos, long documents, long hash) {}

    /**
     * Documents a second by format.
     *
     * @throws IllegalStateException if the formats give other documents
     */
    public Map<String, Double> measure() throws IOException {
        Map<String, long[]> nanos = new LinkedHashMap<>();
        Map<String, Reading> last = new LinkedHashMap<>();
        for (int run = -1; run < runs; run++) {
            for (Map.Entry<String, Format> format : formats().entrySet()) {
                Reading reading = read(format.getValue());
                last.put(format.getKey(), reading);
                if (run >= 0) {
                    nanos.computeIfAbsent(format.getKey(), name -> new long[runs])[run] = reading.nanos();
                }
            }
        }
        if (last.values().stream().map(Reading::hash).distinct().count() != 1) {
            throw new IllegalStateException("the formats give other documents: " + last);
        }
        Map<String, Double> rates = new LinkedHashMap<>();
        nanos.forEach((name, times) -> {
            Arrays.sort(times);
            rates.put(name, Objects.requireNonNull(last.get(name)).documents() * NANOS / times[runs / 2]);
        });
        return rates;
    }

    private static Map<String, Format> formats() {
        Map<String, Format> formats = new LinkedHashMap<>();
        formats.put("csv", new Csv());
        formats.put("mapped", mapped(CsvFiles.MAPPING));
        formats.put("mapped, rows anywhere", mapped(CsvFiles.MAPPING + ANYWHERE));
        formats.put(
                "mapped, sorted on disk", mapped(CsvFiles.MAPPING + ANYWHERE).withSortBytes(ON_DISK));
        return formats;
    }

    private static MappedCsv mapped(String text) {
        try {
            Mapping mapping = MappedCsv.mapping(NAME, NAME, text);
            return new MappedCsv(mapping, MappingArguments.of(mapping, Map.of()));
        } catch (InvalidMappingException | MappingArgumentException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private Reading read(Format format) throws IOException {
        long begin = System.nanoTime();
        long documents = 0;
        long hash = 0;
        try (Feed feed = format.open(Input.file(format instanceof MappedCsv ? files.mapped() : files.plain()))) {
            for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                TradeDocument document =
                        item.document().orElseThrow(() -> new IllegalStateException("a row was rejected"));
                documents++;
                hash += document.hashCode();
            }
        }
        return new Reading(System.nanoTime() - begin, documents, hash);
    }
}

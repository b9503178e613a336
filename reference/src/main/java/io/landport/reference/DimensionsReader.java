package io.landport.reference;

import io.landport.domain.reference.CalendarEntry;
import io.landport.domain.reference.Corridors;
import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.CrossingCluster;
import io.landport.domain.reference.CrossingDetails;
import io.landport.domain.reference.Crossings;
import io.landport.domain.reference.Dimensions;
import io.landport.domain.reference.Mode;
import io.landport.domain.reference.OpenCode;
import io.landport.domain.reference.Regime;
import io.landport.domain.reference.SeriesBreak;
import io.landport.domain.reference.Source;
import io.landport.domain.reference.TranslatedName;
import io.landport.domain.reference.Zones;
import io.landport.domain.reference.commodity.Chapter;
import io.landport.domain.reference.commodity.Chapters;
import io.landport.domain.reference.commodity.Sector;
import io.landport.domain.reference.commodity.SectorGroup;
import io.landport.domain.reference.commodity.Sectors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads the descriptive files and checks that they are consistent with the files that verdicts depend on. */
final class DimensionsReader {
    private final ReferenceFiles table;
    private final Crossings located;
    private final Map<String, Crossing> crossings;
    private final Sectors sectors;
    private final Map<String, Regime> regimes;
    private final Map<String, Source> sources;

    DimensionsReader(
            ReferenceFiles table,
            Crossings crossings,
            Sectors sectors,
            Map<String, Regime> regimes,
            Map<String, Source> sources) {
        this.table = table;
        this.located = crossings;
        this.crossings = crossings.byId();
        this.sectors = sectors;
        this.regimes = regimes;
        this.sources = sources;
    }

    /**
     * @param modes the modes of the files that verdicts depend on
     * @param digest supplies the digest of all files; called after they are read
     */
    Dimensions read(Collection<Mode> modes, Supplier<String> digest) {
        Map<String, CrossingDetails> details =
                table.byId("crossing-details.csv", row -> row.known("crossing", crossings), DimensionsReader::details);
        Map<String, OpenCode> openCodes = table.byId("open-codes.csv", this::openCodeId, this::openCode);
        Corridors corridors = new CorridorsReader(table, crossings).read();
        Zones zones = new ZonesReader(table).read();
        List<CrossingCluster> clusters = clusters();
        Collection<SectorGroup> groups = groups();
        Chapters chapters = new ChaptersReader(table, sectors).read();
        List<CalendarEntry> calendar = new CalendarReader(table, crossings).read();
        Map<String, String> preferred = preferredSources();
        List<SeriesBreak> breaks = breaks();
        Collection<TranslatedName> names = names(modes, chapters);
        return new Dimensions(
                digest.get(),
                details,
                openCodes,
                corridors,
                zones,
                clusters,
                groups,
                chapters,
                modes,
                calendar,
                preferred,
                breaks,
                names);
    }

    private static CrossingDetails details(ReferenceRow row) {
        return new CrossingDetails(
                row.text("name_zh"),
                row.text("name_ru"),
                row.degrees("latitude", 90),
                row.degrees("longitude", 180),
                row.optional("season", column -> row.oneOf(column, Vocabulary.SEASONS)));
    }

    private String openCodeId(ReferenceRow row) {
        return row.required("scheme") + ':' + row.required("code");
    }

    private OpenCode openCode(ReferenceRow row) {
        if (!located.isOpen(row.required("scheme"))) {
            throw new IllegalArgumentException("scheme " + row.required("scheme") + " is not an open scheme");
        }
        String id = openCodeId(row);
        if (located.describe(id).isEmpty()) {
            throw new IllegalArgumentException(
                    "code " + row.required("code") + " does not match the pattern of scheme " + row.required("scheme"));
        }
        return new OpenCode(
                id,
                row.required("name"),
                row.optional("kind", column -> row.oneOf(column, Vocabulary.OPEN_CODE_KINDS)),
                row.optional("country_a", row::country),
                row.optional("country_b", row::country),
                row.degrees("latitude", 90),
                row.degrees("longitude", 180));
    }

    private List<CrossingCluster> clusters() {
        Map<String, CrossingCluster> named = table.byId(
                "clusters.csv",
                row -> row.required("cluster"),
                row -> new CrossingCluster(
                        row.required("cluster"), row.required("name"), row.text("name_zh"), List.of()));
        Map<String, List<String>> members = new HashMap<>();
        // Figures of clusters add up only if no crossing is in two.
        table.byId(
                "cluster-crossings.csv",
                row -> row.known("crossing", crossings),
                row -> members.computeIfAbsent(row.known("cluster", named), unseen -> new ArrayList<>())
                        .add(row.required("crossing")));
        return named.values().stream()
                .map(cluster -> new CrossingCluster(
                        cluster.id(),
                        cluster.name(),
                        cluster.nameChinese(),
                        members.getOrDefault(cluster.id(), List.of())))
                .toList();
    }

    private Collection<SectorGroup> groups() {
        Map<String, SectorGroup> groups = table.byId(
                "sector-groups.csv",
                row -> row.required("group"),
                row -> new SectorGroup(row.required("group"), row.required("name")));
        sectors.all().stream()
                .filter(sector -> !groups.containsKey(sector.group()))
                .forEach(sector -> table.problems()
                        .add("sector-groups.csv: has no group " + sector.group() + ", which sector " + sector.id()
                                + " is in"));
        return groups.values();
    }

    private Collection<TranslatedName> names(Collection<Mode> modes, Chapters chapters) {
        Map<String, Set<String>> lists = Map.of(
                "sector", ids(sectors.all(), Sector::id),
                "source", sources.keySet(),
                "regime", regimes.keySet(),
                "mode", ids(modes, Mode::id),
                "chapter", ids(chapters.all(), Chapter::id));
        return table.byId(
                        "names.csv",
                        row -> row.required("list") + ':' + row.required("code"),
                        row -> new TranslatedName(
                                row.oneOf("list", lists.keySet()),
                                row.oneOf("code", lists.getOrDefault(row.required("list"), Set.of())),
                                row.text("name_zh"),
                                row.text("name_ru")))
                .values();
    }

    private static <T> Set<String> ids(Collection<T> values, Function<T, String> id) {
        return values.stream().map(id).collect(Collectors.toSet());
    }

    private Map<String, String> preferredSources() {
        Map<String, String> preferred =
                table.byId("preferred-sources.csv", row -> row.country("reporter"), this::preferredSource);
        sources.values().stream()
                .map(Source::reporter)
                .distinct()
                .filter(reporter -> !preferred.containsKey(reporter))
                .forEach(reporter -> table.problems()
                        .add("preferred-sources.csv: reporter " + reporter + " has no preferred source"));
        return preferred;
    }

    private String preferredSource(ReferenceRow row) {
        String source = row.known("source", sources);
        String reporter = Objects.requireNonNull(sources.get(source)).reporter();
        if (!reporter.equals(row.required("reporter"))) {
            throw new IllegalArgumentException("source " + source + " is of reporter " + reporter);
        }
        return source;
    }

    private List<SeriesBreak> breaks() {
        Set<List<String>> seen = new HashSet<>();
        List<SeriesBreak> breaks = new ArrayList<>();
        table.each("series-breaks.csv", row -> {
            SeriesBreak added = new SeriesBreak(
                    row.country("reporter"),
                    row.optional("regime", column -> row.known(column, regimes)),
                    row.requiredDay("day"),
                    row.required("note"));
            if (!seen.add(List.of(added.reporter(), added.regime(), added.day().toString()))) {
                throw new IllegalArgumentException("the break of " + added.day() + " is given twice");
            }
            breaks.add(added);
        });
        return breaks;
    }
}

package io.landport.reference;

import io.landport.domain.document.Channel;
import io.landport.domain.reference.Crossings;
import io.landport.domain.reference.Dimensions;
import io.landport.domain.reference.Mode;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Regime;
import io.landport.domain.reference.Regimes;
import io.landport.domain.reference.Source;
import io.landport.domain.reference.Treatment;
import io.landport.domain.reference.commodity.Sectors;
import io.landport.domain.total.Series;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads a reference folder and checks it as a whole. Reports all problems at once, each with its file and row; a
 * folder with a problem is rejected. {@code docs/reference-data.md} describes the files.
 */
public final class ReferenceReader {
    private static final String MODE_SCHEME = "mode:";

    private final DigestingFolder folder;
    private final ReferenceFiles table;

    private ReferenceReader(ReferenceFiles.Folder folder) {
        this.folder = new DigestingFolder(folder);
        this.table = new ReferenceFiles(this.folder);
    }

    /** The reference data bundled with Landport. */
    public static Reference bundled() {
        return new ReferenceReader(ReferenceFiles.bundled()).read();
    }

    /**
     * Reads the reference data of a folder, which must contain every file.
     *
     * @throws InvalidReferenceException with all problems
     */
    public static Reference of(Path folder) {
        return new ReferenceReader(ReferenceFiles.in(folder)).read();
    }

    private Reference read() {
        String version = version();
        Map<String, Mode> modes = table.byId(
                "modes.csv",
                row -> code(row, row.required("scheme")),
                row -> new Mode(row.oneOf("mode", Vocabulary.MODES), row.text("name")));
        Map<String, Regime> regimes = table.byId("regimes.csv", row -> row.required("regime"), ReferenceReader::regime);
        Map<String, Regimes.Procedure> procedures = table.byId(
                "procedures.csv",
                row -> code(row, row.required("scheme")),
                row -> new Regimes.Procedure(row.known("regime", regimes), row.flag("summarises")));
        Crossings crossings = new CrossingsReader(table).read();
        Sectors sectors = new SectorsReader(table).read();
        Map<String, Source> sources = table.byId(
                "sources.csv", row -> row.required("source"), row -> source(row, crossings, modes, procedures));
        requireRegime(regimes, Regimes.OTHER);
        requireRegime(regimes, Series.NOT_SPECIFIED);
        Dimensions dimensions = new DimensionsReader(table, crossings, sectors, regimes, sources)
                .read(nameModes(modes), () -> folder.digest(file -> true));
        addHintForEarlierFolders();
        if (!table.problems().isEmpty()) {
            throw new InvalidReferenceException(table.problems());
        }
        return new Reference(
                version,
                folder.digest(ReferenceColumns::decides),
                sources,
                crossings,
                sectors,
                new Regimes(regimes, procedures),
                modes.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, mode -> mode.getValue().id())),
                dimensions);
    }

    /** The name of a mode is that of the code with the same id. */
    private static List<Mode> nameModes(Map<String, Mode> codes) {
        return Vocabulary.MODES.stream()
                .sorted()
                .map(id -> codes.getOrDefault(MODE_SCHEME + id, new Mode(id, id)))
                .toList();
    }

    /** Adds one hint for a folder made for an earlier version. */
    private void addHintForEarlierFolders() {
        List<String> missing = ReferenceColumns.describing().stream()
                .filter(file -> !folder.has(file))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            table.problems()
                    .add(String.join(", ", missing)
                            + ": the folder was made for an earlier version and lacks descriptive files;"
                            + " copy them from the bundled folder (docs/reference-data.md), no rebuild is needed");
        }
    }

    private String version() {
        int before = table.problems().size();
        String version = table.text("version.txt");
        if (version.isEmpty() && table.problems().size() == before) {
            table.problems().add("version.txt: is empty");
        }
        return version;
    }

    private static String code(ReferenceRow row, String scheme) {
        return scheme + ':' + row.required("code");
    }

    private static Regime regime(ReferenceRow row) {
        Treatment treatment =
                Treatment.valueOf(row.oneOf("treatment", Vocabulary.TREATMENTS).toUpperCase(Locale.ROOT));
        return new Regime(
                row.required("regime"),
                row.required("name"),
                treatment,
                treatment == Treatment.EXCLUDED ? row.required("rule") : row.text("rule"));
    }

    private static Source source(
            ReferenceRow row, Crossings crossings, Map<String, Mode> modes, Map<String, Regimes.Procedure> procedures) {
        String channel = row.required("channel");
        List<String> crossingSchemes = row.list("crossing_schemes");
        for (String scheme : crossingSchemes) {
            if (!crossings.hasScheme(scheme)) {
                throw new IllegalArgumentException("crossing scheme " + scheme + " is not known");
            }
        }
        return new Source(
                row.required("source"),
                row.required("name"),
                row.required("reporter"),
                Channel.ofCode(channel)
                        .orElseThrow(() -> new IllegalArgumentException("channel " + channel + " is not known")),
                crossingSchemes,
                schemeOf(modes, row.required("mode_scheme")),
                row.text("procedure_scheme").isEmpty() ? "" : schemeOf(procedures, row.text("procedure_scheme")),
                row.pattern("procedure_form"),
                row.oneOf("import_valuation", Vocabulary.VALUATIONS),
                row.oneOf("export_valuation", Vocabulary.VALUATIONS),
                row.oneOf("weight", Vocabulary.WEIGHTS),
                row.oneOf("date_rule", Vocabulary.DATE_RULES),
                row.oneOf("rate_rule", Vocabulary.RATE_RULES),
                java.time.ZoneId.of(row.required("time_zone")).getId(),
                row.oneOf("dated_by", Vocabulary.DATED_BY),
                row.flag("needs_decision"));
    }

    /** A scheme of codes is known if it has at least one code. */
    private static String schemeOf(Map<String, ?> codes, String scheme) {
        if (codes.keySet().stream().noneMatch(code -> code.startsWith(scheme + ':'))) {
            throw new IllegalArgumentException("scheme " + scheme + " has no codes");
        }
        return scheme;
    }

    private void requireRegime(Map<String, Regime> regimes, String id) {
        if (!regimes.containsKey(id)) {
            table.problems().add("regimes.csv: has no regime " + id);
        }
    }
}

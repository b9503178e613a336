package io.landport.domain.reference;

import io.landport.domain.document.Channel;
import io.landport.domain.total.Series;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reference folder and checks it as a whole. All problems are reported at once, each with its file and row; a
 * folder with a problem is not used at all. {@code docs/reference-data.md} describes the files.
 */
public final class ReferenceReader {
    private static final String POSTS = "posts.csv";

    private final Table table;

    private ReferenceReader(Table.Folder folder) {
        this.table = new Table(folder);
    }

    /** The reference data that Landport brings along. */
    public static Reference bundled() {
        return new ReferenceReader(Table.bundled()).read();
    }

    /**
     * The reference data of a folder, which must hold every file.
     *
     * @throws BadReference naming every problem
     */
    public static Reference of(Path folder) {
        return new ReferenceReader(Table.in(folder)).read();
    }

    private Reference read() {
        String version = table.text("version.txt");
        Map<String, String> modes =
                table.byId("modes.csv", row -> code(row, row.required("scheme")), row -> row.required("mode"));
        Map<String, Regime> regimes = table.byId("regimes.csv", row -> row.required("regime"), ReferenceReader::regime);
        Map<String, Regimes.Procedure> procedures = table.byId(
                "procedures.csv",
                row -> code(row, row.required("scheme")),
                row -> new Regimes.Procedure(row.known("regime", regimes), row.flag("summarises")));
        Map<String, Scheme> schemes = table.byId("schemes.csv", row -> row.required("scheme"), ReferenceReader::scheme);
        Crossings crossings = crossings(schemes, new HashSet<>(modes.values()));
        Sectors sectors = new SectorsReader(table).read();
        Map<String, Source> sources = table.byId(
                "sources.csv", row -> row.required("source"), row -> source(row, schemes, modes, procedures));
        requireRegime(regimes, Regimes.OTHER);
        requireRegime(regimes, Series.NOT_SPECIFIED);
        if (!table.problems().isEmpty()) {
            throw new BadReference(table.problems());
        }
        return new Reference(version, sources, crossings, sectors, new Regimes(regimes, procedures), modes);
    }

    private static String code(Row row, String scheme) {
        return scheme + ':' + row.required("code");
    }

    private static Regime regime(Row row) {
        return new Regime(
                row.required("regime"),
                row.required("name"),
                Treatment.valueOf(row.required("treatment").toUpperCase(Locale.ROOT)),
                row.text("rule"));
    }

    private static Scheme scheme(Row row) {
        String digits = row.text("region_digits");
        String unspecified = row.text("unspecified_form");
        return new Scheme(
                row.required("scheme"),
                Scheme.Kind.valueOf(row.required("kind").toUpperCase(Locale.ROOT)),
                Pattern.compile(row.required("form")),
                digits.isEmpty() ? 0 : Integer.parseInt(digits),
                row.text("crossing_kind"),
                unspecified.isEmpty() ? null : Pattern.compile(unspecified));
    }

    private Crossings crossings(Map<String, Scheme> schemes, Set<String> modes) {
        Map<String, Set<String>> regions = new HashMap<>();
        table.each(
                "customs-regions.csv",
                row -> regions.computeIfAbsent(row.known("scheme", schemes), scheme -> new HashSet<>())
                        .add(row.required("prefix")));
        Map<String, Crossing> crossings =
                table.byId("crossings.csv", row -> row.required("crossing"), ReferenceReader::crossing);
        Map<String, List<Post>> posts = new LinkedHashMap<>();
        table.each(POSTS, row -> add(posts, post(row, schemes, crossings, modes)));
        return new Crossings(crossings, schemes, regions, posts);
    }

    private static Crossing crossing(Row row) {
        return new Crossing(
                row.required("crossing"),
                row.required("kind"),
                row.required("name"),
                row.text("country_a"),
                row.text("country_b"),
                row.required("status"),
                row.day("open_from"),
                row.day("open_to"),
                row.text("note"));
    }

    private static Post post(Row row, Map<String, Scheme> schemes, Map<String, Crossing> crossings, Set<String> modes) {
        Post post = new Post(
                row.known("scheme", schemes),
                row.required("code"),
                row.required("mode"),
                orElse(row.day("valid_from"), LocalDate.MIN),
                orElse(row.day("valid_to"), LocalDate.MAX),
                row.known("crossing", crossings));
        Scheme scheme = schemes.get(post.scheme());
        if (scheme != null && !scheme.isWellFormed(post.code())) {
            throw new IllegalArgumentException(
                    "code " + post.code() + " is not of the form of scheme " + post.scheme());
        }
        if (!post.mode().equals(Post.ANY_MODE) && !modes.contains(post.mode())) {
            throw new IllegalArgumentException("mode " + post.mode() + " is not known");
        }
        return post;
    }

    private static void add(Map<String, List<Post>> posts, Post post) {
        List<Post> sameCode = posts.computeIfAbsent(post.scheme() + ':' + post.code(), code -> new ArrayList<>());
        for (Post other : sameCode) {
            if (post.overlaps(other)) {
                throw new IllegalArgumentException("code " + post.code() + " of " + post.scheme() + " for mode "
                        + post.mode() + " is already mapped to " + other.crossing() + " in the same period");
            }
        }
        sameCode.add(post);
    }

    private static Source source(
            Row row,
            Map<String, Scheme> schemes,
            Map<String, String> modes,
            Map<String, Regimes.Procedure> procedures) {
        String channel = row.required("channel");
        List<String> crossingSchemes = row.list("crossing_schemes");
        for (String scheme : crossingSchemes) {
            if (!schemes.containsKey(scheme)) {
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
                Pattern.compile(row.text("procedure_form")),
                row.required("import_valuation"),
                row.required("export_valuation"),
                row.required("weight"),
                row.required("date_rule"),
                row.required("rate_rule"),
                java.time.ZoneId.of(row.required("time_zone")).getId(),
                row.required("dated_by"),
                row.flag("needs_decision"));
    }

    /** A scheme of codes is known when at least one code is of it. */
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

    private static LocalDate orElse(@Nullable LocalDate day, LocalDate unbounded) {
        return day == null ? unbounded : day;
    }
}

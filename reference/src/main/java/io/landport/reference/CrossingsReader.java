package io.landport.reference;

import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.Crossings;
import io.landport.domain.reference.Post;
import io.landport.domain.reference.Scheme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads schemes, regions, crossings and posts and checks that no code has two crossings at the same time. */
final class CrossingsReader {
    private final ReferenceFiles table;
    private final Map<String, Set<String>> regions = new HashMap<>();
    private final Map<String, List<Post>> posts = new LinkedHashMap<>();
    private Map<String, Scheme> schemes = Map.of();
    private Map<String, Crossing> crossings = Map.of();

    CrossingsReader(ReferenceFiles table) {
        this.table = table;
    }

    Crossings read() {
        schemes = table.byId("schemes.csv", row -> row.required("scheme"), CrossingsReader::scheme);
        table.each("customs-regions.csv", this::addRegion);
        crossings = table.byId("crossings.csv", row -> row.required("crossing"), CrossingsReader::crossing);
        table.each("posts.csv", row -> add(post(row)));
        return new Crossings(crossings, schemes, regions, posts);
    }

    private static Scheme scheme(ReferenceRow row) {
        return new Scheme(
                row.required("scheme"),
                Scheme.SchemeKind.valueOf(
                        row.oneOf("kind", Vocabulary.SCHEME_KINDS).toUpperCase(Locale.ROOT)),
                row.pattern("form"),
                row.count("region_digits"),
                row.text("crossing_kind"),
                row.text("unspecified_form").isEmpty() ? null : row.pattern("unspecified_form"));
    }

    private void addRegion(ReferenceRow row) {
        Scheme scheme = schemeOf(row);
        String prefix = row.required("prefix");
        if (prefix.length() != scheme.regionDigits()) {
            throw new IllegalArgumentException(
                    "prefix " + prefix + " is not of " + scheme.regionDigits() + " characters");
        }
        if (!regions.computeIfAbsent(scheme.id(), unseen -> new HashSet<>()).add(prefix)) {
            throw new IllegalArgumentException(scheme.id() + ':' + prefix + " is given twice");
        }
    }

    private static Crossing crossing(ReferenceRow row) {
        return new Crossing(
                row.required("crossing"),
                row.oneOf("kind", Vocabulary.CROSSING_KINDS),
                row.required("name"),
                row.text("country_a"),
                row.text("country_b"),
                row.oneOf("status", Vocabulary.CROSSING_STATUSES),
                row.day("open_from"),
                row.day("open_to"),
                row.text("note"));
    }

    private Post post(ReferenceRow row) {
        Scheme scheme = schemeOf(row);
        Post post = new Post(
                scheme.id(),
                row.required("code"),
                row.text("mode").equals(Post.ANY_MODE) ? Post.ANY_MODE : row.oneOf("mode", Vocabulary.MODES),
                row.period(),
                row.known("crossing", crossings));
        if (!scheme.isWellFormed(post.code())) {
            throw new IllegalArgumentException(
                    "code " + post.code() + " does not match the pattern of scheme " + scheme.id());
        }
        if (!scheme.isOfRegion(post.code(), regions.getOrDefault(scheme.id(), Set.of()))) {
            throw new IllegalArgumentException(
                    "code " + post.code() + " begins with no known region of scheme " + scheme.id());
        }
        return post;
    }

    private void add(Post post) {
        List<Post> sameCode = posts.computeIfAbsent(post.scheme() + ':' + post.code(), code -> new ArrayList<>());
        for (Post other : sameCode) {
            if (post.overlaps(other)) {
                throw new IllegalArgumentException("code " + post.code() + " of " + post.scheme() + " for mode "
                        + post.mode() + " is already mapped to " + other.crossing() + " in the same period");
            }
        }
        sameCode.add(post);
    }

    private Scheme schemeOf(ReferenceRow row) {
        return Objects.requireNonNull(schemes.get(row.known("scheme", schemes)));
    }
}

package io.landport.domain.reference;

import io.landport.domain.reference.CrossingLookup.Problem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the crossing of a code by scheme, mode and date. */
public final class Crossings {
    private final Map<String, Crossing> crossings;
    private final Map<String, Scheme> schemes;
    private final Map<String, Set<String>> regions;
    private final Map<String, List<Post>> posts;

    /**
     * @param regions known customs regions by scheme
     * @param posts by {@code scheme:code}
     */
    public Crossings(
            Map<String, Crossing> crossings,
            Map<String, Scheme> schemes,
            Map<String, Set<String>> regions,
            Map<String, List<Post>> posts) {
        this.crossings = new HashMap<>(crossings);
        this.schemes = new HashMap<>(schemes);
        this.regions = new HashMap<>(regions);
        this.posts = new HashMap<>(posts);
    }

    /** The crossings of the reference data, without those created by codes. */
    public Collection<Crossing> all() {
        return crossings.values();
    }

    /** All mappings of codes to crossings, grouped by code. */
    public List<Post> posts() {
        return posts.values().stream().flatMap(List::stream).toList();
    }

    public Map<String, Crossing> byId() {
        return crossings;
    }

    public boolean hasScheme(String id) {
        return schemes.containsKey(id);
    }

    /** Whether there is such a scheme and any well-formed code of it is a crossing of its own. */
    public boolean isOpen(String id) {
        Scheme scheme = schemes.get(id);
        return scheme != null && scheme.kind() == Scheme.SchemeKind.OPEN;
    }

    /**
     * Finds the crossing of a code for a mode of transport on a day.
     *
     * @throws IllegalArgumentException if the reference data has no such scheme
     */
    public CrossingLookup locate(String schemeId, String code, String mode, LocalDate day) {
        Scheme scheme = scheme(schemeId);
        if (!scheme.isWellFormed(code)) {
            return CrossingLookup.of(Problem.MALFORMED);
        }
        return switch (scheme.kind()) {
            case OPEN -> CrossingLookup.of(schemeId + ':' + code);
            case CROSSING ->
                crossings.containsKey(code) ? CrossingLookup.of(code) : CrossingLookup.of(Problem.UNKNOWN_CROSSING);
            case CLOSED -> inClosed(scheme, code, mode, day);
        };
    }

    /**
     * Describes a crossing by id, including those created by a code of a scheme ({@code us-port:2304}); empty for an id that
     * {@link #locate} cannot return.
     */
    public Optional<Crossing> describe(String id) {
        Crossing own = crossings.get(id);
        if (own != null) {
            return Optional.of(own);
        }
        int colon = id.indexOf(':');
        Scheme scheme = colon < 0 ? null : schemes.get(id.substring(0, colon));
        if (scheme == null) {
            return Optional.empty();
        }
        String code = id.substring(colon + 1);
        if (!createsCrossing(scheme, code)) {
            return Optional.empty();
        }
        return Optional.of(
                new Crossing(id, scheme.kindOf(code), id, "", "", "open", null, null, "named by its code alone"));
    }

    private boolean createsCrossing(Scheme scheme, String code) {
        return scheme.isWellFormed(code)
                && switch (scheme.kind()) {
                    case OPEN -> true;
                    case CLOSED -> isOfKnownRegion(scheme, code);
                    case CROSSING -> false;
                };
    }

    private CrossingLookup inClosed(Scheme scheme, String code, String mode, LocalDate day) {
        if (!isOfKnownRegion(scheme, code)) {
            return CrossingLookup.of(Problem.UNKNOWN_REGION);
        }
        String place = scheme.id() + ':' + code;
        for (Post post : posts.getOrDefault(place, List.of())) {
            if (post.isFor(mode, day)) {
                return CrossingLookup.of(post.crossing());
            }
        }
        return CrossingLookup.of(place);
    }

    private boolean isOfKnownRegion(Scheme scheme, String code) {
        return scheme.isOfRegion(code, regions.getOrDefault(scheme.id(), Set.of()));
    }

    private Scheme scheme(String id) {
        Scheme scheme = schemes.get(id);
        if (scheme == null) {
            throw new IllegalArgumentException("no crossing scheme " + id + " in the reference data");
        }
        return scheme;
    }
}

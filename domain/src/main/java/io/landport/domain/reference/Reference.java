package io.landport.domain.reference;

import io.landport.domain.document.Channel;
import io.landport.domain.fate.FateKey;
import io.landport.domain.reference.commodity.Sectors;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The reference data of one version, complete and consistent. */
public final class Reference {
    private final String version;
    private final String digest;
    private final Map<String, Source> sources;
    private final Map<String, List<String>> listSources;
    private final Crossings crossings;
    private final Sectors sectors;
    private final Regimes regimes;
    private final Map<String, String> modes;
    private final Dimensions dimensions;

    /** @param modes canonical mode by {@code scheme:code} */
    public Reference(
            String version,
            String digest,
            Map<String, Source> sources,
            Crossings crossings,
            Sectors sectors,
            Regimes regimes,
            Map<String, String> modes,
            Dimensions dimensions) {
        this.version = version;
        this.sources = new HashMap<>(sources);
        this.listSources = sources.values().stream()
                .filter(source -> source.channel() == Channel.E_COMMERCE)
                .sorted(Comparator.comparing(Source::id))
                .collect(Collectors.groupingBy(
                        Source::reporter, Collectors.mapping(Source::id, Collectors.toUnmodifiableList())));
        this.digest = digest;
        this.crossings = crossings;
        this.sectors = sectors;
        this.regimes = regimes;
        this.modes = new HashMap<>(modes);
        this.dimensions = dimensions;
    }

    /** The version that the reference data declares. */
    public String version() {
        return version;
    }

    /**
     * Hex SHA-256 of the files that verdicts depend on. It differs between two folders of one version that could give different
     * verdicts, but not if only names or other dimensions differ.
     */
    public String digest() {
        return digest;
    }

    /** The source with this id, or empty. */
    public Optional<Source> source(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    public Collection<Source> sources() {
        return sources.values();
    }

    /** The e-commerce sources of a reporter, by id; {@code unknown} if it has none. */
    public List<String> listSources(String reporter) {
        return listSources.getOrDefault(reporter, List.of(FateKey.UNKNOWN));
    }

    public Crossings crossings() {
        return crossings;
    }

    /** Describes a crossing, with the name and kind that the reference data gives a code of an open scheme. */
    public Optional<Crossing> crossing(String id) {
        OpenCode code = dimensions.openCodes().get(id);
        return crossings.describe(id).map(crossing -> code == null ? crossing : code.describe(crossing));
    }

    public Sectors sectors() {
        return sectors;
    }

    public Regimes regimes() {
        return regimes;
    }

    /** Names and groups, which no verdict depends on. */
    public Dimensions dimensions() {
        return dimensions;
    }

    /** The modes of transport of a scheme, by its codes. */
    public Map<String, String> modes(String scheme) {
        String prefix = scheme + ':';
        return modes.entrySet().stream()
                .filter(mode -> mode.getKey().startsWith(prefix))
                .collect(Collectors.toMap(mode -> mode.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    /** The mode of transport of a scheme's code, or empty if the scheme has no such code. */
    public Optional<String> mode(String scheme, String code) {
        return Optional.ofNullable(modes.get(scheme + ':' + code));
    }
}

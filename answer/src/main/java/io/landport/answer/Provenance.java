package io.landport.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where an answer is from, so that it can be cited and asked for again.
 *
 * @param question such as {@code monthly}
 * @param options of the question by name
 * @param knownOn received day up to which figures were known; empty if as known when they were read
 * @param generation of the installation, from 1
 * @param reference version of the reference data
 * @param readAt when the snapshot was taken; empty if the figures stay the same
 * @param sources of the figures; empty if the question is not about figures of sources
 */
public record Provenance(
        String question,
        SortedMap<String, String> options,
        Optional<LocalDate> knownOn,
        int generation,
        String reference,
        Optional<Instant> readAt,
        List<SourceBasis> sources) {
    public Provenance {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        sources = List.copyOf(sources);
    }

    /** The question with its options as on the command line, such as {@code monthly --by month --source cn-gacc}. */
    public String query() {
        return question
                + options.entrySet().stream()
                        .map(option -> " --" + option.getKey() + ' ' + option.getValue())
                        .collect(Collectors.joining());
    }

    /** Names and texts for readers, in order. */
    Map<String, String> describe() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("query", query());
        lines.put(
                "known on",
                knownOn.map(day -> day + " (end of this received day, UTC)").orElse("when it was read"));
        readAt.ifPresent(time -> lines.put("read at", time.toString()));
        lines.put("generation", Integer.toString(generation));
        lines.put("reference data", reference);
        return lines;
    }

    /** A sentence about the basis of each source. */
    List<String> bases() {
        List<String> bases = new ArrayList<>();
        for (SourceBasis source : sources) {
            bases.add(source.id() + ": " + source.name() + "; imports " + source.importValuation() + ", exports "
                    + source.exportValuation() + ", " + source.weight() + " weight, converted by the rate rule "
                    + source.rateRule());
        }
        return bases;
    }
}

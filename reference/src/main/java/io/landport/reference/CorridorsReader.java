package io.landport.reference;

import io.landport.domain.reference.Corridor;
import io.landport.domain.reference.CorridorCrossing;
import io.landport.domain.reference.Corridors;
import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads corridors and the crossings of each, including those of corridors that are part of it. */
final class CorridorsReader {
    private static final String FILE = "corridors.csv";

    private final ReferenceFiles table;
    private final Map<String, Crossing> knownCrossings;
    private final Map<String, List<String>> aliases = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Memberships listed = new Memberships();
    private Map<String, Corridor> corridors = Map.of();

    CorridorsReader(ReferenceFiles table, Map<String, Crossing> knownCrossings) {
        this.table = table;
        this.knownCrossings = knownCrossings;
    }

    Corridors read() {
        corridors = table.byId(FILE, row -> row.required("corridor"), this::corridor);
        table.each("corridor-aliases.csv", this::addAlias);
        table.each("corridor-crossings.csv", this::addCrossing);
        Hierarchy hierarchy = Hierarchy.of(corridors, Corridor::parent);
        hierarchy.problems().forEach(problem -> table.problems().add(FILE + ": " + problem));
        return new Corridors(corridors.values().stream().map(this::withAliases).toList(), transitive(hierarchy));
    }

    private Corridor corridor(ReferenceRow row) {
        String name = row.required("name");
        requireUnused(name);
        return new Corridor(
                row.required("corridor"),
                name,
                row.text("name_zh"),
                row.text("name_ru"),
                row.text("parent"),
                row.requiredDay("valid_from"),
                row.text("note"),
                List.of());
    }

    private void addAlias(ReferenceRow row) {
        String corridor = row.known("corridor", corridors);
        String alias = row.required("alias");
        requireUnused(alias);
        aliases.computeIfAbsent(corridor, unseen -> new ArrayList<>()).add(alias);
    }

    private void requireUnused(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException(name + " already names a corridor");
        }
    }

    private void addCrossing(ReferenceRow row) {
        Corridor corridor = Objects.requireNonNull(corridors.get(row.known("corridor", corridors)));
        listed.addApart(corridor.id(), row.known("crossing", knownCrossings), row.periodWithin(corridor.period()));
    }

    private Corridor withAliases(Corridor corridor) {
        return new Corridor(
                corridor.id(),
                corridor.name(),
                corridor.nameChinese(),
                corridor.nameRussian(),
                corridor.parent(),
                corridor.from(),
                corridor.note(),
                aliases.getOrDefault(corridor.id(), List.of()));
    }

    /** A crossing also belongs to all parents of its corridor, from the first day of each. */
    private List<CorridorCrossing> transitive(Hierarchy hierarchy) {
        Memberships closed = new Memberships();
        listed.forEach((lowest, crossing, listedPeriod) -> {
            Optional<Period> period = Optional.of(listedPeriod);
            for (String id : hierarchy.upwards(lowest)) {
                Corridor corridor = corridors.get(id);
                period = corridor == null ? Optional.empty() : period.flatMap(corridor.period()::overlap);
                period.ifPresent(days -> closed.add(id, crossing, days));
            }
        });
        return closed.merge(CorridorCrossing::new);
    }
}

package io.landport.sdmx.data;

import io.landport.sdmx.DataStructure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Collects which codes and periods the observations of a query have. */
public final class Availability implements DataWriter {
    private final DataStructure structure;
    private final List<Set<String>> values = new ArrayList<>();
    private long series;
    private long observations;

    Availability(DataStructure structure) {
        this.structure = structure;
        structure.components().forEach(component -> values.add(new TreeSet<>()));
    }

    public DataStructure structure() {
        return structure;
    }

    /** The codes by component of the key. */
    public Map<String, Set<String>> codes() {
        Map<String, Set<String>> codes = new LinkedHashMap<>();
        for (int place = 0; place < values.size() - 1; place++) {
            codes.put(structure.components().get(place), values.get(place));
        }
        return codes;
    }

    public String firstPeriod() {
        return periods().iterator().next();
    }

    public String lastPeriod() {
        return new TreeSet<>(periods()).last();
    }

    private Set<String> periods() {
        return values.get(values.size() - 1);
    }

    public long series() {
        return series;
    }

    public long observations() {
        return observations;
    }

    @Override
    public void begin() {}

    @Override
    public void beginDataSet(DataAction action, Optional<LocalDate> validFrom) {}

    @Override
    public void series(List<Observation> of) {
        series++;
        observations += of.size();
        for (Observation observation : of) {
            for (int place = 0; place < values.size(); place++) {
                values.get(place).add(observation.key().get(place));
            }
        }
    }

    @Override
    public void endDataSet() {}

    @Override
    public void end() {}
}

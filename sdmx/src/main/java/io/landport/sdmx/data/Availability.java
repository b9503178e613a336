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
    private final String asked;
    private final List<Set<String>> values = new ArrayList<>();
    private long series;
    private long observations;

    /** @param asked the only component that is asked for; empty for all */
    Availability(DataStructure structure, String asked) {
        this.structure = structure;
        this.asked = asked;
        structure.components().forEach(component -> values.add(new TreeSet<>()));
    }

    public DataStructure structure() {
        return structure;
    }

    /** The codes by component of the key, of those that are asked for. */
    public Map<String, Set<String>> codes() {
        Map<String, Set<String>> codes = new LinkedHashMap<>();
        for (int place = 0; place < values.size() - 1; place++) {
            String component = structure.components().get(place);
            if (asked.isEmpty() || asked.equals(component)) {
                codes.put(component, values.get(place));
            }
        }
        return codes;
    }

    /** Whether periods are asked for. */
    public boolean hasPeriods() {
        return asked.isEmpty() || asked.equals(DataStructure.TIME);
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

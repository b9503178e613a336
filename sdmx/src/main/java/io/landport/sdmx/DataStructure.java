package io.landport.sdmx;

import io.landport.answer.Column;
import io.landport.answer.SdmxTerms;
import io.landport.query.catalogue.Catalogue;
import io.landport.query.catalogue.Dataflow;
import io.landport.query.sql.Dimension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dataflow in the terms of SDMX: the key is the frequency, the dimensions, and the indicator, which is the measure. Each of its figures
 * is an observation.
 */
public final class DataStructure {
    public static final String FREQUENCY = "FREQ";
    public static final String INDICATOR = "INDICATOR";
    public static final String TIME = "TIME_PERIOD";
    public static final String VALUE = "OBS_VALUE";
    public static final String STATUS = "OBS_STATUS";
    public static final String UNIT = "UNIT_MEASURE";

    /** Attributes of all observations together: units without a multiplier, free for publication. */
    public static final Map<String, String> OF_DATA_SET = orderedOf("UNIT_MULT", "0", "CONF_STATUS", "F");

    /** The first day of a window. */
    public static final String FIRST_DAY = "FIRST_DAY";

    private final Dataflow flow;
    private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
    private final Map<String, Column> measures = new LinkedHashMap<>();

    private DataStructure(Dataflow flow) {
        this.flow = flow;
        // AS_OF is the period of windows.
        flow.dimensions().forEach(dimension -> dimensions.put(SdmxTerms.identifier(dimension.column()), dimension));
        flow.measures().forEach(measure -> measures.put(SdmxTerms.identifier(measure.name()), measure));
    }

    /** All of them by identifier. */
    public static Map<String, DataStructure> all() {
        return Holder.ALL;
    }

    /** Made once: the questions that they are derived from do not change. */
    private static final class Holder {
        static final Map<String, DataStructure> ALL = make();

        private static Map<String, DataStructure> make() {
            Map<String, DataStructure> all = new LinkedHashMap<>();
            Catalogue.dataflows().values().forEach(flow -> {
                DataStructure structure = new DataStructure(flow);
                all.put(structure.id(), structure);
            });
            return Collections.unmodifiableMap(all);
        }
    }

    public Dataflow flow() {
        return flow;
    }

    /** The identifier of the dataflow and of its data structure definition. */
    public String id() {
        return SdmxTerms.identifier(flow.code());
    }

    /** The dimensions of the store by identifier. */
    public Map<String, Dimension> dimensions() {
        return Collections.unmodifiableMap(dimensions);
    }

    /** The measures by identifier. */
    public Map<String, Column> measures() {
        return Collections.unmodifiableMap(measures);
    }

    /** The identifiers of the key, in its order. */
    public List<String> key() {
        List<String> key = new ArrayList<>();
        key.add(FREQUENCY);
        key.addAll(dimensions.keySet());
        key.add(INDICATOR);
        return key;
    }

    /** The identifiers of all dimensions: the key, then the period. */
    public List<String> components() {
        List<String> all = key();
        all.add(TIME);
        return all;
    }

    /** The code of the frequency of all observations. */
    public String frequency() {
        return flow.isOfDays() ? "D" : "M";
    }

    /** Attributes of single observations. */
    public List<String> observationAttributes() {
        return flow.isOfWindows() ? List.of(STATUS, FIRST_DAY) : List.of(STATUS);
    }

    /** Whether observations can be without an attribute. */
    public boolean isOptional(String attribute) {
        return attribute.equals(STATUS) || (attribute.equals(UNIT) && ofUnit().isEmpty());
    }

    /** All attributes: of series, of observations, and of all of them together. */
    public List<String> attributes() {
        List<String> all = new ArrayList<>(observationAttributes());
        all.add(UNIT);
        all.addAll(OF_DATA_SET.keySet());
        return all;
    }

    /** The dimensions that the unit depends on; empty if it can differ from row to row. */
    public List<String> ofUnit() {
        if (!flow.dimensions().contains(Dimension.CURRENCY)) {
            return List.of();
        }
        List<String> of = new ArrayList<>(List.of(INDICATOR));
        dimensions.forEach((id, dimension) -> {
            if (dimension == Dimension.CURRENCY || dimension == Dimension.UNIT) {
                of.add(id);
            }
        });
        return of;
    }

    /** The name of the code list of a component; empty if it has none. */
    public Optional<String> codeList(String component) {
        return List.of(TIME, VALUE, UNIT, FIRST_DAY).contains(component)
                ? Optional.empty()
                : Optional.of("CL_" + component);
    }

    private static Map<String, String> orderedOf(String first, String firstValue, String second, String secondValue) {
        Map<String, String> ordered = new LinkedHashMap<>();
        ordered.put(first, firstValue);
        ordered.put(second, secondValue);
        return Collections.unmodifiableMap(ordered);
    }
}

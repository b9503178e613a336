package io.landport.sdmx.data;

import io.landport.answer.SdmxTerms;
import io.landport.query.catalogue.Dataflow;
import io.landport.query.question.OptionReader;
import io.landport.query.question.QuestionRequest;
import io.landport.query.question.StoreQuestion;
import io.landport.query.question.TotalsQuestion;
import io.landport.query.question.VintagesQuestion;
import io.landport.query.sql.Dimension;
import io.landport.sdmx.DataStructure;
import io.landport.sdmx.SdmxError;
import io.landport.sdmx.SdmxId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A query for observations, which is valid.
 *
 * @param selected codes of the store by component; {@link SdmxId#TOTAL} alone if figures are added over a dimension
 * @param first day from which on periods are selected, if given
 * @param last day up to which periods are selected, if given
 * @param knownOn received day whose vintage is asked for, if given
 * @param since received day from which on observations have changed, if given
 * @param hasHistory whether all vintages are asked for
 * @param packing how observations are grouped, and which parts of them are written
 * @param filters of observations that the store cannot select
 */
public record DataQuery(
        DataStructure structure,
        Map<String, List<String>> selected,
        Optional<LocalDate> first,
        Optional<LocalDate> last,
        Optional<LocalDate> knownOn,
        Optional<LocalDate> since,
        boolean hasHistory,
        Packing packing,
        Filters filters) {

    public DataQuery {
        selected = Map.copyOf(selected);
        if (since.isPresent() && hasHistory) {
            throw SdmxError.SEMANTIC.because("updatedAfter and includeHistory cannot be used together");
        }
        if (knownOn.isPresent()
                && since.filter(day -> day.isAfter(knownOn.get())).isPresent()) {
            throw SdmxError.SEMANTIC.because("updatedAfter is later than asOf");
        }
    }

    /**
     * How observations are grouped, and which parts of them are written.
     *
     * @param dimension of observations in a series, or {@link #FLAT}
     * @param firstObservations maximum number from the beginning of each series; 0 without limit
     * @param lastObservations maximum number from the end of each series; 0 without limit
     * @param attributes that are written
     */
    public record Packing(
            String dimension,
            int firstObservations,
            int lastObservations,
            Set<String> attributes,
            boolean hasObservations) {
        public static final String FLAT = "AllDimensions";

        public Packing {
            attributes = Set.copyOf(attributes);
        }

        boolean isFlat() {
            return dimension.equals(FLAT);
        }

        /** The attributes of series: the unit, unless it differs within a series. */
        List<String> ofSeries(DataStructure structure) {
            return isFlat()
                            || structure.ofUnit().isEmpty()
                            || structure.ofUnit().contains(dimension)
                    ? List.of()
                    : List.of(DataStructure.UNIT);
        }

        /** The attributes of observations. */
        List<String> ofObservation(DataStructure structure) {
            List<String> of = new ArrayList<>(structure.attributes());
            of.removeAll(ofSeries(structure));
            of.removeAll(DataStructure.OF_DATA_SET.keySet());
            return of;
        }

        /** The dimension whose values differ within a series. */
        String within() {
            return isFlat() ? DataStructure.TIME : dimension;
        }
    }

    /**
     * Filters of observations after they are read.
     *
     * @param keys identifiers of codes by component, if there are several keys, one of which an observation must match
     * @param filters that must all hold
     */
    public record Filters(List<Map<String, Set<String>>> keys, List<ComponentFilter> filters) {
        public Filters {
            keys = List.copyOf(keys);
            filters = List.copyOf(filters);
        }

        boolean isOf(String component) {
            return filters.stream().anyMatch(filter -> filter.component().equals(component));
        }

        /** @param valueOf returns the value that an observation has of a component */
        boolean allow(UnaryOperator<String> valueOf) {
            return filters.stream().allMatch(filter -> filter.allows(valueOf.apply(filter.component())))
                    && (keys.isEmpty() || keys.stream().anyMatch(key -> isOf(key, valueOf)));
        }

        private static boolean isOf(Map<String, Set<String>> key, UnaryOperator<String> valueOf) {
            return key.entrySet().stream().allMatch(codes -> codes.getValue().contains(valueOf.apply(codes.getKey())));
        }
    }

    /** Whether observations that changed are asked for, not those of one vintage. */
    public boolean isOfChanges() {
        return hasHistory || since.isPresent();
    }

    /** The measures that are asked for, by identifier. */
    Set<String> measures() {
        return selected.containsKey(DataStructure.INDICATOR)
                ? Set.copyOf(selected.get(DataStructure.INDICATOR))
                : structure.measures().keySet();
    }

    boolean isAdded(String component) {
        return selected.getOrDefault(component, List.of()).equals(List.of(SdmxId.TOTAL));
    }

    /** The dimensions of the rows, in their order; the dimension of the observations last. */
    List<Dimension> grouping() {
        List<Dimension> by = new ArrayList<>();
        if (hasHistory) {
            by.add(Dimension.RECEIVED_DAY);
        }
        structure.dimensions().forEach((id, dimension) -> {
            if (structure.flow().grouping().contains(dimension) && !isAdded(id)) {
                by.add(dimension);
            }
        });
        if (!structure.flow().isOfWindows()) {
            by.add(structure.flow().period());
        }
        Dimension within = structure.dimensions().get(packing.within());
        if (within != null && by.remove(within)) {
            by.add(within);
        }
        return by;
    }

    /**
     * The request for the rows that have the observations.
     *
     * @throws io.landport.query.question.InvalidQueryException if options are invalid
     */
    public QuestionRequest request() {
        return Dataflow.request(question(), grouping(), options());
    }

    private StoreQuestion question() {
        Dataflow flow = structure.flow();
        return isOfChanges()
                ? flow.vintages()
                        .orElseThrow(() -> SdmxError.NOT_IMPLEMENTED.because(structure.id()
                                + " has no changes by received day; those that have are " + ofVintages()))
                : flow.question();
    }

    private static String ofVintages() {
        return String.join(
                ", ",
                DataStructure.all().values().stream()
                        .filter(each -> each.flow().vintages().isPresent())
                        .map(DataStructure::id)
                        .toList());
    }

    /** The status of figures by source and month; figures of windows, or of two sources, have none. */
    public Optional<QuestionRequest> statuses() {
        if (structure.flow().isOfWindows()
                || !structure.flow().dimensions().contains(Dimension.SOURCE)
                || isOfChanges()
                || !(packing.attributes().contains(DataStructure.STATUS) || filters.isOf(DataStructure.STATUS))) {
            return Optional.empty();
        }
        Map<String, String> options = new TreeMap<>();
        options.put("by", "source,month");
        first.ifPresent(day -> options.put("from", YearMonth.from(day).toString()));
        last.ifPresent(day -> options.put("to", YearMonth.from(day).toString()));
        knownOn.ifPresent(day -> options.put(OptionReader.KNOWN_ON.name(), day.toString()));
        filter(SdmxTerms.identifier(Dimension.SOURCE.column()))
                .ifPresent(codes -> options.put(Dimension.SOURCE.code(), codes));
        return Optional.of(TotalsQuestion.monthly().request(options));
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        structure
                .dimensions()
                .forEach((id, dimension) -> filter(id).ifPresent(codes -> options.put(dimension.code(), codes)));
        since.ifPresent(day -> options.put(VintagesQuestion.SINCE.name(), day.toString()));
        addPeriod(options);
        knownOn.ifPresent(day -> {
            if (!structure.flow().isKnownOn()) {
                throw SdmxError.NOT_IMPLEMENTED.because(structure.id() + " has no vintages, so asOf is not available");
            }
            options.put(OptionReader.KNOWN_ON.name(), day.toString());
        });
        return options;
    }

    private Optional<String> filter(String component) {
        return isAdded(component)
                ? Optional.empty()
                : Optional.ofNullable(selected.get(component)).map(codes -> String.join(",", codes));
    }

    private void addPeriod(Map<String, String> options) {
        if (structure.flow().isOfWindows()) {
            addEndOfWindows(options);
        } else if (structure.flow().isOfDays()) {
            first.ifPresent(day -> options.put("from", day.toString()));
            last.ifPresent(day -> options.put("to", day.toString()));
        } else {
            addMonths(options);
        }
    }

    /** Only whole months are in the range. */
    private void addMonths(Map<String, String> options) {
        Optional<YearMonth> from =
                first.map(day -> YearMonth.from(day.minusDays(1)).plusMonths(1));
        Optional<YearMonth> to = last.map(day -> YearMonth.from(day.plusDays(1)).minusMonths(1));
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw SdmxError.SEMANTIC.because(
                    "no whole month is between startPeriod and endPeriod, and " + structure.id() + " has months");
        }
        from.ifPresent(month -> options.put("from", month.toString()));
        to.ifPresent(month -> options.put("to", month.toString()));
    }

    private void addEndOfWindows(Map<String, String> options) {
        boolean isOneDay = first.isPresent() && first.equals(last);
        if ((first.isPresent() || last.isPresent() || knownOn.isPresent()) && !isOneDay) {
            throw SdmxError.SEMANTIC.because(
                    structure.id()
                            + " has windows that end on one day: startPeriod and endPeriod must be the same day, and asOf needs them");
        }
        first.ifPresent(day -> options.put("on", day.toString()));
    }
}

package io.landport.sdmx.data;

import io.landport.domain.text.ClosestName;
import io.landport.query.sql.Dimension;
import io.landport.sdmx.DataStructure;
import io.landport.sdmx.SdmxError;
import io.landport.sdmx.SdmxId;
import io.landport.sdmx.SdmxVersion;
import io.landport.sdmx.TimePeriod;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parts of a data query. Used for one query. Refuses whatever it does not understand. */
public final class DataQueryReader {
    /** Parameters of the standard that are not supported. */
    private static final Set<String> NOT_SUPPORTED = Set.of("offset", "limit", "sort", "reportingYearStartDay");

    /** The parameters of data queries, with what they do. */
    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("startPeriod", "First period, such as 2021-01.");
        KNOWN.put("endPeriod", "Last period.");
        KNOWN.put("asOf", "Figures as they were known at the end of the received day (UTC) of this moment.");
        KNOWN.put("updatedAfter", "Only observations that changed on the received day of this moment or later.");
        KNOWN.put("includeHistory", "true: every vintage of the observations.");
        KNOWN.put("firstNObservations", "Maximum number of observations of each series, from its beginning.");
        KNOWN.put("lastNObservations", "Maximum number of observations of each series, from its end.");
        KNOWN.put("dimensionAtObservation", "TIME_PERIOD, another dimension, or AllDimensions.");
        KNOWN.put("detail", "full, dataonly, serieskeysonly or nodata.");
        KNOWN.put("attributes", "Attributes of the message: dsd, none, or their names.");
        KNOWN.put("measures", "Measures of the message: all or none.");
    }

    private static final Pattern FILTER = Pattern.compile("c\\[([A-Za-z0-9_]+)]");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final List<String> WILDCARDS = List.of("", "*");

    private final SdmxVersion version;
    private final DataStructure structure;
    private final Map<String, String> parameters;
    private final Map<String, List<String>> selected = new TreeMap<>();
    private final List<Map<String, Set<String>>> keys = new ArrayList<>();
    private final List<ComponentFilter> filters = new ArrayList<>();
    private Optional<LocalDate> first = Optional.empty();
    private Optional<LocalDate> last = Optional.empty();

    /** @param parameters of the query by name */
    private DataQueryReader(SdmxVersion version, DataStructure structure, Map<String, String> parameters) {
        this.version = version;
        this.structure = structure;
        this.parameters = parameters;
    }

    /**
     * Reads a query.
     *
     * @param version whose keys may be shorter in 3.0
     * @param key codes by position, separated by dots; {@code all} and {@code *} select everything
     * @throws io.landport.sdmx.SdmxException if the query is invalid
     */
    public static DataQuery read(
            SdmxVersion version, DataStructure structure, String key, Map<String, String> parameters) {
        return new DataQueryReader(version, structure, parameters).read(key);
    }

    /** The parameters of data queries, with what they do. */
    public static Map<String, String> parameters() {
        return Collections.unmodifiableMap(KNOWN);
    }

    private DataQuery read(String key) {
        parameters.keySet().forEach(this::requireKnown);
        readKey(key);
        parameters.forEach((name, value) -> {
            Matcher filter = FILTER.matcher(name);
            if (filter.matches()) {
                readFilter(filter.group(1), value);
            }
        });
        period("startPeriod").ifPresent(period -> notBefore(period.first()));
        period("endPeriod").ifPresent(period -> notAfter(period.last()));
        if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
            throw SdmxError.SEMANTIC.because(
                    "the first period is after the last one: " + first.get() + ", " + last.get());
        }
        return new DataQuery(
                structure,
                selected,
                first,
                last,
                receivedDay("asOf"),
                receivedDay("updatedAfter"),
                isTrue("includeHistory"),
                packing(),
                new DataQuery.Filters(keys, filters));
    }

    private void requireKnown(String name) {
        if (NOT_SUPPORTED.contains(name)) {
            throw SdmxError.NOT_IMPLEMENTED.because("the parameter " + name + " is not supported");
        }
        if (!KNOWN.containsKey(name) && !FILTER.matcher(name).matches()) {
            throw SdmxError.SYNTAX.because("unknown parameter \"" + name + "\"; parameters are "
                    + String.join(", ", KNOWN.keySet()) + " and c[COMPONENT]");
        }
    }

    private void readKey(String key) {
        if (List.of("all", "*", "").contains(key)) {
            return;
        }
        List<String> given = Arrays.asList(key.split(",", -1));
        given.forEach(each -> keys.add(readOneKey(each)));
        for (String component : structure.key()) {
            if (keys.stream().allMatch(each -> each.containsKey(component))) {
                Set<String> codes = new LinkedHashSet<>();
                keys.forEach(each -> codes.addAll(each.getOrDefault(component, Set.of())));
                select(component, codes);
            }
        }
        if (given.size() == 1) {
            keys.clear();
        } else if (key.contains(SdmxId.TOTAL)) {
            throw SdmxError.NOT_IMPLEMENTED.because(SdmxId.TOTAL + " is not supported in several keys");
        }
        keys.forEach(each -> each.forEach((component, ids) -> requireAllowed(component, codes(component, ids))));
    }

    /** The identifiers of codes by component. */
    private Map<String, Set<String>> readOneKey(String key) {
        Map<String, Set<String>> codes = new TreeMap<>();
        List<String> positions = Arrays.asList(key.split("\\.", -1));
        List<String> components = structure.key();
        boolean isComplete = version == SdmxVersion.V3_0 || positions.size() >= components.size();
        if (positions.size() > components.size() || !isComplete) {
            throw SdmxError.SEMANTIC.because("the key has " + positions.size() + " positions, but " + structure.id()
                    + " has " + components.size() + ": " + String.join(".", components));
        }
        for (int place = 0; place < positions.size(); place++) {
            if (!WILDCARDS.contains(positions.get(place))) {
                codes.put(
                        components.get(place),
                        new LinkedHashSet<>(Arrays.asList(positions.get(place).split("[+]", -1))));
            }
        }
        return codes;
    }

    private void readFilter(String component, String value) {
        List<String> known = new ArrayList<>(structure.components());
        known.add(DataStructure.VALUE);
        known.addAll(structure.attributes());
        if (!known.contains(component)) {
            throw SdmxError.SEMANTIC.because(unknown(component, known, "component"));
        }
        ComponentFilter condition = ComponentFilter.read(component, value);
        boolean isOfKey = structure.key().contains(component);
        if (component.equals(DataStructure.TIME) && isRange(condition)) {
            condition.alternatives().get(0).forEach(this::readPeriod);
        } else if (isOfKey && condition.values().isPresent()) {
            select(component, condition.values().get());
        } else {
            requireNoContradiction(condition);
            filters.add(condition);
        }
    }

    /** Whether the store can select the periods. */
    private static boolean isRange(ComponentFilter condition) {
        return condition.alternatives().size() == 1
                && condition.alternatives().get(0).stream()
                        .noneMatch(term -> term.operator().equals("ne"));
    }

    private void readPeriod(ComponentFilter.Term term) {
        TimePeriod period = TimePeriod.parse(term.value());
        switch (term.operator()) {
            case "ge" -> notBefore(period.first());
            case "gt" -> notBefore(period.last().plusDays(1));
            case "le" -> notAfter(period.last());
            case "lt" -> notAfter(period.first().minusDays(1));
            default -> {
                notBefore(period.first());
                notAfter(period.last());
            }
        }
    }

    /** A component has one value, so a plus sign was meant to be a comma. */
    private static void requireNoContradiction(ComponentFilter condition) {
        condition.alternatives().forEach(terms -> {
            List<String> equal = terms.stream()
                    .filter(term -> term.operator().equals(ComponentFilter.EQUAL))
                    .map(ComponentFilter.Term::value)
                    .distinct()
                    .toList();
            if (equal.size() > 1) {
                throw SdmxError.SEMANTIC.because("contradictory filters of " + condition.component() + ": it cannot be "
                        + String.join(" and ", equal) + "; use a comma for either of them");
            }
        });
    }

    private void notBefore(LocalDate day) {
        first = Optional.of(first.filter(known -> known.isAfter(day)).orElse(day));
    }

    private void notAfter(LocalDate day) {
        last = Optional.of(last.filter(known -> known.isBefore(day)).orElse(day));
    }

    private void select(String component, Collection<String> ids) {
        Set<String> codes = codes(component, ids);
        requireAllowed(component, codes);
        List<String> before = selected.get(component);
        List<String> both = new ArrayList<>(codes);
        if (before != null) {
            both.retainAll(before);
            if (both.isEmpty()) {
                throw SdmxError.SEMANTIC.because("contradictory filters of " + component + ": the key selects "
                        + String.join(", ", before) + " and c[" + component + "] selects " + String.join(", ", codes));
            }
        }
        selected.put(component, both);
    }

    private static Set<String> codes(String component, Collection<String> ids) {
        Set<String> codes = new LinkedHashSet<>();
        for (String id : ids) {
            codes.add(component.equals(DataStructure.INDICATOR) || id.equals(SdmxId.TOTAL) ? id : SdmxId.toCode(id));
        }
        return codes;
    }

    private void requireAllowed(String component, Set<String> codes) {
        if (component.equals(DataStructure.FREQUENCY)) {
            if (!codes.equals(Set.of(structure.frequency()))) {
                throw SdmxError.NO_RESULTS.because(
                        structure.id() + " has observations of the frequency " + structure.frequency() + " only");
            }
        } else if (component.equals(DataStructure.INDICATOR)) {
            codes.stream()
                    .filter(code -> !structure.measures().containsKey(code))
                    .findFirst()
                    .ifPresent(code -> {
                        throw SdmxError.SEMANTIC.because(
                                unknown(code, structure.measures().keySet(), "indicator"));
                    });
        } else if (codes.contains(SdmxId.TOTAL)) {
            requireTotal(component, codes);
        } else {
            Dimension dimension = dimension(component);
            codes.stream()
                    .filter(code -> !dimension.allows(code) || code.contains(","))
                    .findFirst()
                    .ifPresent(code -> {
                        throw SdmxError.SEMANTIC.because(
                                component + ": cannot be \"" + code + "\"; allowed are " + dimension.allowed());
                    });
        }
    }

    private void requireTotal(String component, Set<String> codes) {
        Dimension dimension = dimension(component);
        if (!structure.flow().isAdditiveOver(dimension)) {
            throw SdmxError.SEMANTIC.because(component + ": " + dimension.notAdditive());
        }
        if (codes.size() > 1) {
            throw SdmxError.SEMANTIC.because(component + ": " + SdmxId.TOTAL
                    + " is added up on request and cannot be combined with other codes");
        }
    }

    private Dimension dimension(String component) {
        return Optional.ofNullable(structure.dimensions().get(component)).orElseThrow();
    }

    private static String unknown(String given, Iterable<String> names, String what) {
        List<String> all = new ArrayList<>();
        names.forEach(all::add);
        return '"' + given + "\" is not a known " + what
                + ClosestName.of(given, all)
                        .map(name -> "; did you mean \"" + name + "\"?")
                        .orElse("; there are " + String.join(", ", all));
    }

    private DataQuery.Packing packing() {
        String dimension = parameters.getOrDefault("dimensionAtObservation", DataStructure.TIME);
        List<String> allowed = new ArrayList<>(structure.components());
        allowed.removeIf(component -> !isAtObservation(component));
        allowed.add(DataQuery.Packing.FLAT);
        if (!allowed.contains(dimension)) {
            throw structure.components().contains(dimension)
                    ? SdmxError.NOT_IMPLEMENTED.because("dimensionAtObservation: " + dimension
                            + " is not supported; supported are " + String.join(", ", allowed))
                    : SdmxError.SEMANTIC.because(unknown(dimension, allowed, "dimension"));
        }
        int firstObservations = number("firstNObservations");
        int lastObservations = number("lastNObservations");
        boolean isOfTime = dimension.equals(DataStructure.TIME) || dimension.equals(DataQuery.Packing.FLAT);
        if (!isOfTime && firstObservations + lastObservations > 0) {
            throw SdmxError.SEMANTIC.because(
                    "firstNObservations and lastNObservations are of time series: dimensionAtObservation must be "
                            + DataStructure.TIME + " or " + DataQuery.Packing.FLAT);
        }
        return new DataQuery.Packing(dimension, firstObservations, lastObservations, attributes(), hasObservations());
    }

    /** Rows of one series must follow each other: those of these dimensions can. */
    private boolean isAtObservation(String component) {
        Dimension dimension = structure.dimensions().get(component);
        return component.equals(DataStructure.TIME)
                || component.equals(DataStructure.INDICATOR)
                || structure.ofUnit().contains(component)
                || (dimension != null && structure.flow().grouping().contains(dimension));
    }

    private Set<String> attributes() {
        List<String> all = structure.attributes();
        String detail = detail();
        if (detail.equals("dataonly") || detail.equals("serieskeysonly")) {
            return Set.of();
        }
        String names = parameters.getOrDefault("attributes", "dsd");
        Set<String> attributes = new LinkedHashSet<>();
        for (String name : names.split(",", -1)) {
            switch (name) {
                case "dsd", "all" -> attributes.addAll(all);
                case "none", "msd" -> {}
                case "dataset" -> attributes.addAll(DataStructure.OF_DATA_SET.keySet());
                case "series" -> attributes.add(DataStructure.UNIT);
                case "obs" -> attributes.addAll(structure.observationAttributes());
                default -> {
                    if (!all.contains(name)) {
                        throw SdmxError.SEMANTIC.because(unknown(name, all, "attribute"));
                    }
                    attributes.add(name);
                }
            }
        }
        return attributes;
    }

    private boolean hasObservations() {
        String detail = detail();
        String measures = parameters.getOrDefault("measures", "all");
        if (!List.of("all", "none", DataStructure.VALUE).contains(measures)) {
            throw SdmxError.SEMANTIC.because(unknown(measures, List.of("all", "none", DataStructure.VALUE), "measure"));
        }
        return !detail.equals("serieskeysonly") && !detail.equals("nodata") && !measures.equals("none");
    }

    private String detail() {
        String detail = parameters.getOrDefault("detail", "full");
        List<String> allowed = List.of("full", "dataonly", "serieskeysonly", "nodata");
        if (!allowed.contains(detail)) {
            throw SdmxError.SYNTAX.because("detail: allowed are " + String.join(", ", allowed));
        }
        return detail;
    }

    private int number(String name) {
        String text = parameters.get(name);
        if (text == null) {
            return 0;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw SdmxError.SYNTAX.because(name + ": allowed are numbers from 1");
        }
        return Integer.parseInt(text);
    }

    private boolean isTrue(String name) {
        // Python writes True.
        String text = parameters.getOrDefault(name, "false").toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            throw SdmxError.SYNTAX.because(name + ": allowed are true, false");
        }
        return text.equals("true");
    }

    private Optional<TimePeriod> period(String name) {
        return Optional.ofNullable(parameters.get(name)).map(TimePeriod::parse);
    }

    /** The UTC day of a day or moment. A plus sign in a link is decoded as a blank. */
    private Optional<LocalDate> receivedDay(String name) {
        String text = parameters.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            String moment = text.replace(' ', '+');
            boolean isDay = !moment.contains("T");
            boolean hasOffset = moment.matches(".*T.*(Z|[+-][0-9]{2}:?[0-9]{2})");
            return Optional.of(
                    isDay
                            ? LocalDate.parse(moment)
                            : OffsetDateTime.parse(hasOffset ? moment : moment + "Z")
                                    .withOffsetSameInstant(ZoneOffset.UTC)
                                    .toLocalDate());
        } catch (DateTimeException e) {
            throw SdmxError.SYNTAX.because(
                    name + ": \"" + text + "\" is not a moment such as 2021-03-31T00:00:00Z, or a day");
        }
    }
}

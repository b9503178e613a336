package io.landport.sdmx.data;

import io.landport.answer.AnswerWriter;
import io.landport.answer.Cell;
import io.landport.answer.Column;
import io.landport.answer.SdmxTerms;
import io.landport.query.sql.Dimension;
import io.landport.sdmx.DataStructure;
import io.landport.sdmx.SdmxId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns rows into series of observations, one for each measure of a row. Rows are sorted so that those of a series follow each other but
 * for rows of other currencies: only the rows between are held.
 */
final class Observations implements AnswerWriter {
    private static final String MISSING = "M";
    private static final String NORMAL = "A";
    private static final int MONTH_LENGTH = 7;

    private final DataQuery query;
    private final List<Column> columns;
    private final Map<List<String>, String> statuses;
    private final DataWriter writer;
    private final List<String> attributes;
    private final List<Integer> places = new ArrayList<>();
    private final List<Integer> grouped = new ArrayList<>();
    private final Map<String, Integer> measures = new LinkedHashMap<>();
    private final Map<String, String> identifiers = new HashMap<>();
    /** Key columns that rows are not sorted by, but for the dimension of observations. */
    private final List<Integer> separate = new ArrayList<>();

    private final List<String> commodities;
    private final int commodity;
    private final int source;
    private final int lines;
    private final int period;
    private final int receivedDay;

    private final List<List<Cell>> rows = new ArrayList<>();
    private final List<List<Observation>> deleted = new ArrayList<>();
    private Optional<LocalDate> validFrom = Optional.empty();
    private boolean isInDataSet;
    private long series;

    /**
     * @param columns of the rows
     * @param statuses the status of observations by source and month
     */
    Observations(DataQuery query, List<Column> columns, Map<List<String>, String> statuses, DataWriter writer)
            throws IOException {
        this.query = query;
        this.columns = List.copyOf(columns);
        this.statuses = statuses;
        this.writer = writer;
        this.attributes = query.structure().attributes();
        DataStructure structure = query.structure();
        this.period = place(structure.flow().period());
        this.receivedDay = place(Dimension.RECEIVED_DAY);
        this.source = place(Dimension.SOURCE);
        this.commodity = place(Dimension.COMMODITY);
        this.commodities = query.isAdded(SdmxTerms.identifier(Dimension.COMMODITY.column()))
                ? List.of()
                : query.selected().getOrDefault(SdmxTerms.identifier(Dimension.COMMODITY.column()), List.of());
        this.lines = Column.place(columns, "lines");
        structure.dimensions().values().forEach(dimension -> places.add(place(dimension)));
        structure.measures().forEach((id, column) -> {
            if (query.measures().contains(id) && columns.contains(column)) {
                measures.put(id, columns.indexOf(column));
            }
        });
        boolean isSorted = true;
        for (int index = 0; index < columns.size(); index++) {
            // Windows, currencies and units follow the dimensions that rows are sorted by.
            isSorted &= columns.get(index).isKey() && !columns.get(index).name().equals(Dimension.WINDOW.column());
            if (columns.get(index).isKey() && !isWithin(index)) {
                (isSorted ? grouped : separate).add(index);
            }
        }
        writer.begin();
    }

    private boolean isWithin(int index) {
        String name = query.packing().within();
        return name.equals(DataStructure.TIME)
                ? index == period
                : columns.get(index)
                        .name()
                        .equals(Optional.ofNullable(
                                        query.structure().dimensions().get(name))
                                .map(Dimension::column)
                                .orElse(""));
    }

    private int place(Dimension dimension) {
        return Column.place(columns, dimension.column());
    }

    /** How many series were written. */
    long series() {
        return series;
    }

    @Override
    public void write(List<Cell> row) throws IOException {
        if (!isOfCommodities(row)) {
            return;
        }
        if (!rows.isEmpty() && !isSameGroup(rows.get(0), row)) {
            flush();
        }
        changeDataSet(row);
        rows.add(row);
    }

    /** The store's filter of commodities is a prefix. */
    private boolean isOfCommodities(List<Cell> row) {
        return commodity < 0
                || commodities.isEmpty()
                || commodities.contains(row.get(commodity).plain());
    }

    private boolean isSameGroup(List<Cell> one, List<Cell> other) {
        for (int place : grouped) {
            if (!one.get(place).equals(other.get(place))) {
                return false;
            }
        }
        return true;
    }

    /** A vintage has a data set of its own, if it has observations. */
    private void changeDataSet(List<Cell> row) throws IOException {
        Optional<LocalDate> day = receivedDay < 0
                ? Optional.empty()
                : Optional.of(LocalDate.parse(row.get(receivedDay).plain()));
        if (!day.equals(validFrom)) {
            endDataSet();
            validFrom = day;
        }
    }

    private void requireDataSet() throws IOException {
        if (!isInDataSet) {
            writer.beginDataSet(query.isOfChanges() ? DataAction.REPLACE : DataAction.INFORMATION, validFrom);
            isInDataSet = true;
        }
    }

    /** Ends the data set; one with the observations that were deleted follows. */
    private void endDataSet() throws IOException {
        if (isInDataSet) {
            writer.endDataSet();
        }
        if (!deleted.isEmpty()) {
            writer.beginDataSet(DataAction.DELETE, validFrom);
            for (List<Observation> observations : deleted) {
                writer.series(observations);
            }
            writer.endDataSet();
            deleted.clear();
        }
        isInDataSet = false;
    }

    /** A row: its value of each component, with that of the indicator to be filled in, and its status. */
    private record Figure(List<Cell> row, List<String> key, String status, boolean isDeleted) {}

    private void flush() throws IOException {
        Map<List<Cell>, List<Figure>> parts = new LinkedHashMap<>();
        for (List<Cell> row : rows) {
            parts.computeIfAbsent(separate.stream().map(row::get).toList(), key -> new ArrayList<>())
                    .add(figure(row));
        }
        rows.clear();
        for (List<Figure> part : parts.values()) {
            if (query.packing().within().equals(DataStructure.INDICATOR)) {
                for (Figure figure : part) {
                    pass(List.of(figure), List.copyOf(measures.keySet()));
                }
            } else {
                for (String measure : measures.keySet()) {
                    pass(part, List.of(measure));
                }
            }
        }
    }

    /** Passes on a series, or keeps those of its observations that were deleted until the data set ends. */
    private void pass(List<Figure> figures, List<String> of) throws IOException {
        List<Observation> kept = new ArrayList<>(figures.size() * of.size());
        List<Observation> gone = new ArrayList<>();
        for (Figure figure : figures) {
            for (String measure : of) {
                Observation observation = observation(figure, measure);
                if (query.filters().allow(component -> value(component, observation, figure, measure))) {
                    (figure.isDeleted() ? gone : kept).add(observation);
                }
            }
        }
        if (!kept.isEmpty()) {
            requireDataSet();
            writer.series(limited(kept));
            series++;
        }
        if (!gone.isEmpty()) {
            deleted.add(limited(gone));
            series++;
        }
    }

    private List<Observation> limited(List<Observation> observations) {
        int first = query.packing().firstObservations();
        int last = query.packing().lastObservations();
        int size = observations.size();
        if ((first == 0 && last == 0) || first + last >= size) {
            return observations;
        }
        List<Observation> limited = new ArrayList<>(observations.subList(0, Math.min(first, size)));
        limited.addAll(observations.subList(Math.max(first, size - last), size));
        return limited;
    }

    private Figure figure(List<Cell> row) {
        List<String> key = new ArrayList<>(places.size() + 3);
        key.add(query.structure().frequency());
        for (int each : places) {
            key.add(each < 0 ? SdmxId.TOTAL : identifier(row.get(each).plain()));
        }
        key.add(DataStructure.INDICATOR);
        key.add(row.get(period).plain());
        return new Figure(row, key, status(row), isDeleted(row));
    }

    private Observation observation(Figure figure, String measure) {
        int place = Objects.requireNonNull(measures.get(measure));
        List<String> key = new ArrayList<>(figure.key());
        key.set(key.size() - 2, measure);
        List<String> values = new ArrayList<>(attributes.size());
        for (String attribute : attributes) {
            values.add(query.packing().attributes().contains(attribute) ? attribute(attribute, figure, place) : "");
        }
        return new Observation(
                key, figure.isDeleted() ? "" : figure.row().get(place).plain(), values);
    }

    /** What an observation has of any component, also of attributes that are not written. */
    private String value(String component, Observation observation, Figure figure, String measure) {
        int place = query.structure().components().indexOf(component);
        if (place >= 0) {
            return observation.key().get(place);
        }
        return component.equals(DataStructure.VALUE)
                ? observation.value()
                : attribute(component, figure, Objects.requireNonNull(measures.get(measure)));
    }

    private String attribute(String attribute, Figure figure, int place) {
        return switch (attribute) {
            case DataStructure.STATUS -> figure.row().get(place) instanceof Cell.Unknown ? MISSING : figure.status();
            case DataStructure.UNIT -> SdmxTerms.unit(columns, figure.row(), columns.get(place));
            case DataStructure.FIRST_DAY ->
                figure.row().get(place(Dimension.FIRST_DAY)).plain();
            default -> Objects.requireNonNull(DataStructure.OF_DATA_SET.get(attribute));
        };
    }

    /** The status of a figure, which is that of its month; vintages, windows, and figures of two sources, have none. */
    private String status(List<Cell> row) {
        if (query.isOfChanges() || source < 0 || query.structure().flow().isOfWindows()) {
            return "";
        }
        String time = row.get(period).plain();
        return statuses.getOrDefault(
                List.of(row.get(source).plain(), time.substring(0, Math.min(MONTH_LENGTH, time.length()))), NORMAL);
    }

    /** Whether nothing is left of a total. Other questions have no such rows. */
    private boolean isDeleted(List<Cell> row) {
        return query.isOfChanges() && row.get(lines).equals(Cell.of(BigDecimal.ZERO));
    }

    private String identifier(String code) {
        return identifiers.computeIfAbsent(code, SdmxTerms::code);
    }

    @Override
    public void end(List<String> notices) throws IOException {
        flush();
        endDataSet();
        writer.end();
    }
}

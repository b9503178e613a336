package io.landport.sdmx.data;

import io.landport.answer.AnswerWriter;
import io.landport.answer.Cell;
import io.landport.answer.Column;
import io.landport.answer.SdmxUnits;
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
import java.util.Locale;
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
    private final int period;
    private final int receivedDay;
    private final int within;

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
        this.within = structure.components().indexOf(query.packing().within());
        structure.dimensions().values().forEach(dimension -> places.add(place(dimension)));
        structure.measures().forEach((id, column) -> {
            if (query.measures().contains(id) && columns.contains(column)) {
                measures.put(id, columns.indexOf(column));
            }
        });
        // Currencies, units and windows follow the dimensions that rows are sorted by.
        for (int index = 0; index < columns.size() && columns.get(index).isKey(); index++) {
            String name = columns.get(index).name();
            boolean isSorted = !name.equals(Dimension.WINDOW.column())
                    && !name.equals(DataStructure.FIRST_DAY.toLowerCase(Locale.ROOT))
                    && !name.equals(Dimension.AS_OF.column());
            if (isSorted && !isWithin(index)) {
                grouped.add(index);
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
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).name().equals(dimension.column())) {
                return index;
            }
        }
        return -1;
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
        requireDataSet(row);
        rows.add(row);
    }

    /** The store's filter of commodities is a prefix. */
    private boolean isOfCommodities(List<Cell> row) {
        int place = place(Dimension.COMMODITY);
        List<String> wanted = query.selected().get(SdmxId.of(Dimension.COMMODITY.column()));
        return place < 0 || wanted == null || wanted.contains(row.get(place).plain());
    }

    private boolean isSameGroup(List<Cell> one, List<Cell> other) {
        for (int place : grouped) {
            if (!one.get(place).equals(other.get(place))) {
                return false;
            }
        }
        return true;
    }

    /** A vintage has a data set of its own. */
    private void requireDataSet(List<Cell> row) throws IOException {
        Optional<LocalDate> day = receivedDay < 0
                ? Optional.empty()
                : Optional.of(LocalDate.parse(row.get(receivedDay).plain()));
        if (isInDataSet && day.equals(validFrom)) {
            return;
        }
        endDataSet();
        validFrom = day;
        writer.beginDataSet(query.isOfChanges() ? DataAction.REPLACE : DataAction.INFORMATION, day);
        isInDataSet = true;
    }

    /** Ends the data set; one with the observations that were deleted follows. */
    private void endDataSet() throws IOException {
        if (!isInDataSet) {
            return;
        }
        writer.endDataSet();
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

    private void flush() throws IOException {
        Map<List<String>, List<Observation>> bySeries = new LinkedHashMap<>();
        Map<List<String>, List<Observation>> deletedBySeries = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> measure : measures.entrySet()) {
            for (List<Cell> row : rows) {
                Observation observation = observation(row, measure.getKey(), measure.getValue());
                (isDeleted(row) ? deletedBySeries : bySeries)
                        .computeIfAbsent(seriesOf(observation), key -> new ArrayList<>())
                        .add(observation);
            }
        }
        rows.clear();
        for (List<Observation> observations : bySeries.values()) {
            writer.series(limited(observations));
        }
        for (List<Observation> observations : deletedBySeries.values()) {
            deleted.add(limited(observations));
        }
        series += bySeries.size() + (long) deletedBySeries.size();
    }

    private List<String> seriesOf(Observation observation) {
        List<String> key = new ArrayList<>(observation.key());
        key.remove(within);
        return key;
    }

    /** Whether nothing is left of a total. Other questions have no such rows. */
    private boolean isDeleted(List<Cell> row) {
        return query.isOfChanges()
                && row.get(columns.indexOf(Objects.requireNonNull(
                                query.structure().measures().get("LINES"))))
                        .equals(Cell.of(BigDecimal.ZERO));
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

    private Observation observation(List<Cell> row, String indicator, int place) {
        List<String> key = new ArrayList<>(places.size() + 3);
        key.add(query.structure().frequency());
        for (int each : places) {
            key.add(each < 0 ? SdmxId.TOTAL : identifier(row.get(each).plain()));
        }
        key.add(indicator);
        key.add(row.get(period).plain());
        Cell value = row.get(place);
        List<String> values = new ArrayList<>(attributes.size());
        for (String attribute : attributes) {
            values.add(attribute(attribute, row, place));
        }
        return new Observation(key, value.plain(), values);
    }

    private String attribute(String attribute, List<Cell> row, int place) {
        if (!query.packing().attributes().contains(attribute)) {
            return "";
        }
        return switch (attribute) {
            case DataStructure.STATUS -> status(row, row.get(place));
            case DataStructure.UNIT -> SdmxUnits.of(columns, row, columns.get(place));
            case DataStructure.FIRST_DAY -> row.get(place(Dimension.FIRST_DAY)).plain();
            default -> Objects.requireNonNull(DataStructure.OF_DATA_SET.get(attribute));
        };
    }

    /** Earlier vintages have no status. */
    private String status(List<Cell> row, Cell value) {
        if (value instanceof Cell.Unknown) {
            return MISSING;
        }
        if (query.isOfChanges()) {
            return "";
        }
        int source = place(Dimension.SOURCE);
        String month = row.get(period).plain();
        return Optional.ofNullable(statuses.get(
                        List.of(row.get(source).plain(), month.substring(0, Math.min(MONTH_LENGTH, month.length())))))
                .orElse(NORMAL);
    }

    private String identifier(String code) {
        return identifiers.computeIfAbsent(code, SdmxId::ofCode);
    }

    @Override
    public void end(List<String> notices) throws IOException {
        flush();
        endDataSet();
        writer.end();
    }
}

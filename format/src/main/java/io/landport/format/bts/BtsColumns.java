package io.landport.format.bts;

import io.landport.domain.document.Flow;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.InvalidRowException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The positions of the columns of a BTS file, and the meaning of their cells. */
final class BtsColumns {
    /** The columns of the file of ports and commodities, by their own names. */
    enum BtsColumn {
        TRDTYPE,
        DEPE,
        COMMODITY2,
        DISAGMOT,
        COUNTRY,
        VALUE,
        SHIPWT,
        FREIGHT_CHARGES,
        DF,
        CONTCODE,
        MONTH,
        YEAR
    }

    /** The columns of a document's fields. */
    private static final Map<String, BtsColumn> BY_FIELD = Map.of(
            "statisticalDate", BtsColumn.MONTH,
            "flow", BtsColumn.TRDTYPE,
            "crossing", BtsColumn.DEPE,
            "mode", BtsColumn.DISAGMOT,
            "partner", BtsColumn.COUNTRY,
            "commodity", BtsColumn.COMMODITY2,
            "value", BtsColumn.VALUE,
            "netWeight", BtsColumn.SHIPWT);

    private static final Map<String, Flow> FLOWS = Map.of("1", Flow.EXPORT, "2", Flow.IMPORT);
    private static final Map<String, String> PARTNERS = Map.of("1220", "CA", "2010", "MX");
    private static final Pattern PORT = Pattern.compile("[0-9]{2}([0-9]{2}|XX)");
    private static final Pattern MONTH = Pattern.compile("0?[1-9]|1[0-2]");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    /** A mode is part of the document's id and so of the record's key, which Kafka limits. */
    private static final int MAX_MODE_LENGTH = 16;

    private final Map<BtsColumn, Integer> positions;

    private BtsColumns(Map<BtsColumn, Integer> positions) {
        this.positions = positions;
    }

    /** @throws InvalidFileException if the header row is not that of a monthly or year-to-date file of ports and commodities */
    static BtsColumns of(Input input, String[] header) throws InvalidFileException {
        List<String> names = Arrays.stream(header).map(String::strip).toList();
        List<String> missing = new ArrayList<>();
        Map<BtsColumn, Integer> positions = new EnumMap<>(BtsColumn.class);
        for (BtsColumn column : BtsColumn.values()) {
            positions.put(column, names.indexOf(column.name()));
            if (!names.contains(column.name())) {
                missing.add(column.name());
            }
        }
        requireFormat(input, names, missing);
        return new BtsColumns(positions);
    }

    /** The problem of a field with the name of its column. */
    static String nameColumn(String field, String problem) {
        BtsColumn column = BY_FIELD.get(field);
        if (column == null) {
            return problem;
        }
        return problem.startsWith(field + ' ')
                ? column.name() + problem.substring(field.length())
                : column.name() + ": " + problem;
    }

    /** @throws InvalidRowException if the row has more or fewer cells than the header */
    void requireWidth(String[] cells) {
        if (cells.length != positions.size()) {
            throw new InvalidRowException(
                    Reason.MALFORMED_ROW,
                    "the row has " + cells.length + " cells, the header row has " + positions.size());
        }
    }

    String text(String[] cells, BtsColumn column) {
        return cells[Objects.requireNonNull(positions.get(column))].strip();
    }

    /** @throws InvalidRowException if the cell is empty */
    String required(String[] cells, BtsColumn column) {
        String text = text(cells, column);
        if (text.isEmpty()) {
            throw InvalidRowException.missing(column.name());
        }
        return text;
    }

    /** @throws InvalidRowException if the row does not identify its document */
    BtsKey key(String[] cells) {
        Flow flow = decode(cells, BtsColumn.TRDTYPE, FLOWS, "1 (export) or 2 (import)");
        String port = required(cells, BtsColumn.DEPE);
        if (!PORT.matcher(port).matches()) {
            throw InvalidRowException.value(
                    Reason.MALFORMED_CROSSING, BtsColumn.DEPE.name(), port, "four digits, or two digits and XX");
        }
        String mode = required(cells, BtsColumn.DISAGMOT);
        if (mode.length() > MAX_MODE_LENGTH) {
            throw InvalidRowException.value(
                    Reason.UNKNOWN_MODE,
                    BtsColumn.DISAGMOT.name(),
                    mode,
                    "a code of at most " + MAX_MODE_LENGTH + " characters");
        }
        String partner = decode(cells, BtsColumn.COUNTRY, PARTNERS, "1220 (Canada) or 2010 (Mexico)");
        return new BtsKey(month(cells), flow, port, partner, mode);
    }

    private YearMonth month(String[] cells) {
        int month = number(cells, BtsColumn.MONTH, MONTH, "a month from 01 to 12");
        return YearMonth.of(number(cells, BtsColumn.YEAR, YEAR, "a year of four digits"), month);
    }

    private int number(String[] cells, BtsColumn column, Pattern form, String expected) {
        String text = required(cells, column);
        if (!form.matcher(text).matches()) {
            throw InvalidRowException.value(Reason.MALFORMED_DATE, column.name(), text, expected);
        }
        return Integer.parseInt(text);
    }

    private <V> V decode(String[] cells, BtsColumn column, Map<String, V> codes, String expected) {
        String code = required(cells, column);
        V value = codes.get(code);
        if (value == null) {
            throw InvalidRowException.value(Reason.UNKNOWN_CODE, column.name(), code, expected);
        }
        return value;
    }

    private static void requireFormat(Input input, List<String> names, List<String> missing)
            throws InvalidFileException {
        if (missing.equals(List.of(BtsColumn.MONTH.name()))) {
            throw new InvalidFileException(
                    input,
                    "has no MONTH column: annual files cannot be dated. Ingest the monthly files of the year, or its "
                            + "last year-to-date file");
        }
        if (!missing.isEmpty() || names.size() != BtsColumn.values().length) {
            throw new InvalidFileException(
                    input,
                    "is not bts-dot3: its header row must have exactly the columns "
                            + Arrays.stream(BtsColumn.values())
                                    .map(BtsColumn::name)
                                    .collect(Collectors.joining(",")));
        }
    }
}

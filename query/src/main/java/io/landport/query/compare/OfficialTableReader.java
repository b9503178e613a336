package io.landport.query.compare;

import static io.landport.answer.OptionProblem.option;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.landport.domain.text.ClosestName;
import io.landport.query.question.KnownCodes;
import io.landport.query.question.QueryDimensions;
import io.landport.query.sql.Dimension;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads official tables from CSV, finds their columns by name, and names everything that is wrong with them. */
public final class OfficialTableReader {
    /** The dimensions that a table can have. */
    static final List<Dimension> DIMENSIONS = QueryDimensions.withSeries(Dimension.MONTH, Dimension.FLOW);

    static final String VALUE = "value";
    static final String CURRENCY = "currency";
    static final String RATE = "rate";

    private static final int MAX_ROWS = 100_000;
    private static final int AMOUNT_DECIMALS = 4;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}([.][0-9]{1,10})?");
    private static final Pattern SEPARATED =
            Pattern.compile("-?[0-9]{1,3}([ ,'\u00a0\u202f][0-9]{3})+([.,][0-9]+)?|-?[0-9]+,[0-9]+");
    private static final Pattern CURRENCY_CODE = Pattern.compile("[A-Z]{3}");
    private static final CsvReader.CsvReaderBuilder FORMAT =
            CsvReader.builder().allowMissingFields(true).allowExtraFields(true);

    private final CompareRequest request;
    private final TableProblems problems = new TableProblems();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<List<String>, Long> known = new HashMap<>();
    private final List<OfficialRow> rows = new ArrayList<>();

    private OfficialTableReader(CompareRequest request) {
        this.request = request;
    }

    /**
     * Reads a table.
     *
     * @param in UTF-8; stays open
     * @throws InvalidTableException with all problems
     */
    public static OfficialTable read(InputStream in, CompareRequest request) throws IOException {
        return new OfficialTableReader(request).read(in);
    }

    private OfficialTable read(InputStream in) throws IOException {
        try {
            readRecords(in);
        } catch (CsvParseException e) {
            problems.add("the file is not CSV: %s", String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException)) {
                throw e.getCause();
            }
            problems.add("the file is not in UTF-8: save it as \"CSV UTF-8\"");
        }
        if (rows.isEmpty()) {
            problems.add("the file has no rows");
        }
        problems.end();
        List<Dimension> dimensions = dimensions();
        Map<Dimension, Integer> columns = new HashMap<>();
        dimensions.forEach(dimension -> columns.put(dimension, place(dimension.code()) + 1));
        return new OfficialTable(dimensions, columns, rows);
    }

    private void readRecords(InputStream in) {
        // The caller closes the stream, so nothing here needs closing.
        CsvReader<CsvRecord> records =
                FORMAT.ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        boolean isHeader = true;
        for (CsvRecord record : records) {
            if (isHeader) {
                readHeader(record);
                problems.end();
                isHeader = false;
            } else if (rows.size() == MAX_ROWS) {
                problems.add("the file has more than %s rows: compare fewer months at a time", MAX_ROWS);
                return;
            } else {
                readRow(record);
            }
        }
    }

    private void readHeader(CsvRecord header) {
        List<String> columns = columns();
        for (int place = 0; place < header.getFieldCount(); place++) {
            String name = header.getField(place).replace("\ufeff", "").strip();
            if (places.containsKey(name)) {
                problems.add(header.getStartingLineNumber(), place + 1, name, "the column is given twice");
            } else if (columns.contains(name)) {
                places.put(name, place);
            } else if (!request.ignored().contains(name)) {
                problems.add(
                        "line %s, column %s (%s): is not one of the columns %s; leave it out with %s%s",
                        header.getStartingLineNumber(),
                        place + 1,
                        name,
                        String.join(", ", columns),
                        option("ignore"),
                        ClosestName.of(name, columns)
                                .map(meant -> ", or did you mean \"" + meant + "\"?")
                                .orElse(""));
            }
        }
        Stream.of(Dimension.MONTH.code(), Dimension.FLOW.code(), VALUE)
                .filter(required -> !places.containsKey(required))
                .forEach(missing -> problems.add(
                        "line 1: the column %s is missing%s",
                        missing,
                        header.getField(0).matches(".*[;\\t|].*")
                                ? "; columns are separated by commas, not by other characters"
                                : ""));
        if (!places.containsKey(CURRENCY) && request.currency().isEmpty()) {
            problems.add(
                    "line 1: the column currency is missing; give the currency of all values with %s",
                    option(CURRENCY));
        }
        if (!places.containsKey(Dimension.SOURCE.code()) && !request.filters().containsKey(Dimension.SOURCE.code())) {
            problems.add(
                    "line 1: the column source is missing; select the source to compare with by %s",
                    option(Dimension.SOURCE.code()));
        }
    }

    private void readRow(CsvRecord record) {
        if (record.getFieldCount() == 1 && record.getField(0).isBlank()) {
            return;
        }
        List<String> key =
                dimensions().stream().map(dimension -> code(record, dimension)).toList();
        String currency = currency(record);
        Optional<BigDecimal> value = number(record, VALUE).map(number -> number.multiply(request.unit()));
        value.filter(amount -> amount.stripTrailingZeros().scale() > AMOUNT_DECIMALS)
                .ifPresent(amount -> problem(record, VALUE, "has more than " + AMOUNT_DECIMALS + " decimals"));
        Long before = known.putIfAbsent(
                Stream.concat(key.stream(), Stream.of(currency)).toList(), record.getStartingLineNumber());
        if (before != null) {
            problems.add("line %s: has the same key as line %s", record.getStartingLineNumber(), before);
        }
        rows.add(
                new OfficialRow(record.getStartingLineNumber(), key, currency, value, tolerance(record), rate(record)));
    }

    private String code(CsvRecord record, Dimension dimension) {
        String text = cell(record, dimension.code());
        if (text.isEmpty()) {
            problem(record, dimension.code(), "is empty");
        } else if (dimension == Dimension.MONTH && !text.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
            problem(record, dimension.code(), quote(text) + " is not a month; allowed are months such as 2021-03");
        } else if (!dimension.allows(text)) {
            problem(
                    record,
                    dimension.code(),
                    quote(text) + " is not a " + dimension.words()
                            + KnownCodes.suggestion(
                                    text, List.of(dimension.allowed().split(", ", -1))));
        }
        return text;
    }

    private String currency(CsvRecord record) {
        if (!places.containsKey(CURRENCY)) {
            return request.currency().orElse("");
        }
        String text = cell(record, CURRENCY);
        if (!CURRENCY_CODE.matcher(text).matches()) {
            problem(record, CURRENCY, quote(text) + " is not a code of ISO 4217 such as USD");
        }
        return text;
    }

    private Optional<BigDecimal> rate(CsvRecord record) {
        Optional<BigDecimal> rate = places.containsKey(RATE) ? number(record, RATE) : Optional.empty();
        rate.filter(number -> number.signum() <= 0).ifPresent(number -> problem(record, RATE, "is not above 0"));
        return rate;
    }

    private Optional<BigDecimal> number(CsvRecord record, String column) {
        String text = cell(record, column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!NUMBER.matcher(text).matches()) {
            problem(
                    record,
                    column,
                    quote(text) + " is not a number"
                            + (SEPARATED.matcher(text).matches()
                                    ? "; write it without separators of thousands and with a decimal point, such as 1234.5"
                                    : "; leave the cell empty if no figure is published"));
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    /** Half a unit of the last digit, because published figures are rounded. */
    private BigDecimal tolerance(CsvRecord record) {
        String text = cell(record, VALUE);
        int decimals = text.contains(".") ? text.length() - text.indexOf('.') - 1 : 0;
        return new BigDecimal("0.5").movePointLeft(decimals).multiply(request.unit());
    }

    private void problem(CsvRecord record, String column, String problem) {
        problems.add(record.getStartingLineNumber(), place(column) + 1, column, problem);
    }

    private String cell(CsvRecord record, String column) {
        int place = place(column);
        return place < record.getFieldCount() ? record.getField(place).strip() : "";
    }

    private int place(String column) {
        return places.getOrDefault(column, Integer.MAX_VALUE);
    }

    private List<Dimension> dimensions() {
        return DIMENSIONS.stream()
                .filter(dimension -> places.containsKey(dimension.code()))
                .toList();
    }

    private static List<String> columns() {
        return Stream.concat(DIMENSIONS.stream().map(Dimension::code), Stream.of(CURRENCY, VALUE, RATE))
                .toList();
    }

    private static String quote(String text) {
        return '"' + text + '"';
    }
}

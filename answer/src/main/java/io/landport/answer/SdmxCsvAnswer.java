package io.landport.answer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes SDMX-CSV 2.0. Each figure is an observation: a row with the dimensions, the indicator, the period and the attributes. Key
 * columns are dimensions, columns of numbers are indicators, and other texts are attributes.
 */
final class SdmxCsvAnswer implements AnswerWriter {
    /** The column with the status of a row: a code of the code list CL_OBS_STATUS. It is an attribute of each observation. */
    static final String STATUS = "obs_status";

    /** Columns of periods, the most exact first, with their frequency. */
    private static final Map<String, String> FREQUENCIES =
            Map.of("day", "D", "month", "M", "year", "A", "as_of", "D", "received_day", "D");

    private static final List<String> PERIODS = List.of("day", "month", "year", "as_of", "received_day");
    private static final String MISSING = "M";
    private static final String NORMAL = "A";

    private final CsvWriter csv;
    private final AnswerHead head;
    private final String structure;
    private final int period;
    private final String frequency;
    private final List<Integer> dimensions;
    private final List<Integer> indicators;
    private final List<Integer> attributes;
    private final int status;

    private SdmxCsvAnswer(AnswerHead head, CsvWriter csv, int period) {
        this.head = head;
        this.csv = csv;
        this.period = period;
        this.frequency = Optional.ofNullable(
                        FREQUENCIES.get(head.columns().get(period).name()))
                .orElseThrow();
        this.structure = SdmxTerms.AGENCY
                + ':'
                + SdmxTerms.identifier(head.provenance().question())
                + '('
                + SdmxTerms.VERSION
                + ')';
        this.status = head.place(STATUS);
        this.dimensions = new ArrayList<>();
        this.indicators = new ArrayList<>();
        this.attributes = new ArrayList<>();
        for (int index = 0; index < head.columns().size(); index++) {
            Column column = head.columns().get(index);
            if (column.type().isNumber()) {
                indicators.add(index);
            } else if (column.isKey() && !isCoarserPeriod(column)) {
                dimensions.add(index);
            } else if (!column.isKey() && index != status) {
                attributes.add(index);
            }
        }
        dimensions.remove(Integer.valueOf(period));
    }

    /** @throws AnswerFormatException if no column is a period */
    static SdmxCsvAnswer open(AnswerHead head, AnswerOutput out) {
        int period = PERIODS.stream()
                .mapToInt(head::place)
                .filter(place -> place >= 0)
                .findFirst()
                .orElseThrow(() -> new AnswerFormatException(new OptionProblem(
                        "sdmx-csv needs a period in each row: add %s day, month or year", OptionProblem.option("by"))));
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out.characters());
        SdmxCsvAnswer answer = new SdmxCsvAnswer(head, csv, period);
        csv.writeRecord(answer.header());
        return answer;
    }

    @Override
    public void write(List<Cell> row) {
        for (int indicator : indicators) {
            csv.writeRecord(observation(row, indicator));
        }
    }

    @Override
    public void end(List<String> notices) throws IOException {
        csv.flush();
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of("STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ"));
        dimensions.forEach(place -> header.add(SdmxTerms.identifier(name(place))));
        header.addAll(List.of("INDICATOR", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE"));
        attributes.forEach(place -> header.add(SdmxTerms.identifier(name(place))));
        return header;
    }

    private List<String> observation(List<Cell> row, int indicator) {
        List<String> fields = new ArrayList<>(List.of("dataflow", structure, "I", frequency));
        dimensions.forEach(place -> fields.add(SdmxTerms.code(row.get(place).plain())));
        fields.add(SdmxTerms.identifier(name(indicator)));
        fields.add(row.get(period).plain());
        fields.add(row.get(indicator).plain());
        fields.add(status(row, indicator));
        fields.add(SdmxTerms.unit(head.columns(), row, head.columns().get(indicator)));
        attributes.forEach(place -> fields.add(CsvAnswer.safe(row.get(place))));
        return fields;
    }

    private String status(List<Cell> row, int indicator) {
        if (row.get(indicator) instanceof Cell.Unknown) {
            return MISSING;
        }
        String given = status < 0 ? "" : row.get(status).plain();
        return given.isEmpty() ? NORMAL : given;
    }

    private boolean isCoarserPeriod(Column column) {
        return List.of("month", "year").contains(column.name()) && head.place(column.name()) != period;
    }

    private String name(int place) {
        return head.columns().get(place).name();
    }
}

package io.landport.answer;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Format of an answer. */
public enum AnswerFormat {
    /** Aligned columns, with thousands separators. */
    TABLE("text/plain; charset=utf-8"),
    /** CSV by RFC 4180, with line feeds as line ends. */
    CSV("text/csv; charset=utf-8"),
    /** A JSON array with one object per line and exact numbers. */
    JSON("application/json"),
    /** A JSON object on each line, with exact numbers. */
    NDJSON("application/x-ndjson"),
    /** Apache Parquet with exact decimals, compressed by Zstandard. */
    PARQUET("application/vnd.apache.parquet"),
    /** A workbook of Office Open XML with sheets of data and a sheet of notes. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** SDMX-CSV 2.0: a row for each observation. */
    SDMX_CSV("application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8");

    private final String mediaType;

    AnswerFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The format with a name, if there is one. */
    public static Optional<AnswerFormat> of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(name))
                .findFirst();
    }

    /** The names of all formats. */
    public static String codes() {
        return Arrays.stream(values()).map(AnswerFormat::code).collect(Collectors.joining(", "));
    }

    /** Begins an answer. */
    public AnswerWriter writer(AnswerHead head, AnswerOutput out) throws IOException {
        return switch (this) {
            case TABLE -> new TableAnswer(head.columns(), out);
            case CSV -> new CsvAnswer(head.columns(), out);
            case JSON -> JsonAnswer.array(head.columns(), out);
            case NDJSON -> JsonAnswer.lines(head.columns(), out);
            case PARQUET -> ParquetAnswer.open(head, out);
            case XLSX -> XlsxAnswer.open(head, out);
            case SDMX_CSV -> SdmxCsvAnswer.open(head, out);
        };
    }

    /** The name of the format in options. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The media type, with the charset if it is text. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether it is a file format that is not text. */
    public boolean isBinary() {
        return this == PARQUET || this == XLSX;
    }
}

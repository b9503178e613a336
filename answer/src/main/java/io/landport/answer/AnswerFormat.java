package io.landport.answer;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Format of an answer. */
public enum AnswerFormat {
    /** Aligned columns, with thousands separators. */
    TABLE("text/plain; charset=utf-8", "txt") {
        @Override
        public AnswerWriter writer(AnswerHead head, AnswerOutput out) {
            return new TableAnswer(head.columns(), out);
        }
    },
    /** CSV by RFC 4180, with line feeds as line ends. */
    CSV("text/csv; charset=utf-8", "csv") {
        @Override
        public AnswerWriter writer(AnswerHead head, AnswerOutput out) {
            return new CsvAnswer(head.columns(), out);
        }
    },
    /** A JSON array with one object per line and exact numbers. */
    JSON("application/json", "json") {
        @Override
        public AnswerWriter writer(AnswerHead head, AnswerOutput out) {
            return new JsonAnswer(head.columns(), out);
        }
    },
    /** A JSON object on each line, with exact numbers. */
    NDJSON("application/x-ndjson", "ndjson") {
        @Override
        public AnswerWriter writer(AnswerHead head, AnswerOutput out) {
            return new NdjsonAnswer(head.columns(), out);
        }
    },
    /** Apache Parquet with exact decimals, compressed by Zstandard. */
    PARQUET("application/vnd.apache.parquet", "parquet") {
        @Override
        public AnswerWriter writer(AnswerHead head, AnswerOutput out) throws IOException {
            return ParquetAnswer.open(head, out);
        }
    },
    /** A workbook of Office Open XML with sheets of data and a sheet of notes. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx") {
        @Override
        public AnswerWriter writer(AnswerHead head, AnswerOutput out) throws IOException {
            return XlsxAnswer.open(head, out);
        }
    },
    /** SDMX-CSV 2.0: a row for each observation. */
    SDMX_CSV("application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8", "csv") {
        @Override
        public AnswerWriter writer(AnswerHead head, AnswerOutput out) {
            return SdmxCsvAnswer.open(head, out);
        }
    };

    private final String mediaType;
    private final String extension;

    AnswerFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
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
    public abstract AnswerWriter writer(AnswerHead head, AnswerOutput out) throws IOException;

    /** The name of the format in options. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The media type, with the charset if it is text. */
    public String mediaType() {
        return mediaType;
    }

    /** The usual ending of files, without a dot. */
    public String extension() {
        return extension;
    }

    /** Whether it is a file format that is not text. */
    public boolean isBinary() {
        return this == PARQUET || this == XLSX;
    }
}

package io.landport.query.report;

import io.landport.answer.Cell;
import io.landport.answer.Column;
import io.landport.answer.XlsxReport;
import io.landport.domain.text.TextLanguage;
import io.landport.query.StoreReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The formats of reports. */
public enum ReportFile {
    /** A page that needs nothing else, and can be printed. */
    HTML {
        @Override
        void write(QualityReport report, ReportWords words, OutputStream out) throws IOException {
            out.write(page(report, words).getBytes(StandardCharsets.UTF_8));
        }
    },
    /** A workbook with a sheet for each table. */
    XLSX {
        @Override
        void write(QualityReport report, ReportWords words, OutputStream out) throws IOException {
            XlsxReport.write(tables(report, words), LocalDateTime.ofInstant(read(report), ZoneOffset.UTC), out);
        }
    };

    private static final String STYLE = """
            @page { size: A4; margin: 18mm 15mm }
            :root { color-scheme: light }
            body { font: 15px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; color: #1a1a1a; background: #fff;
              max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
            h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .3rem }
            h2 { font-size: 1.15rem; margin: 2rem 0 .3rem; border-top: 2px solid #1f4e79; padding-top: .7rem; break-after: avoid }
            p { margin: .3rem 0 .8rem }
            .basis { color: #555; font-size: .87rem }
            dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .8rem; margin: 1.2rem 0 }
            dl div { border: 1px solid #ccd5de; border-radius: 4px; padding: .6rem .8rem; break-inside: avoid }
            dt { color: #555; font-size: .85rem }
            dd { margin: 0; font-size: 1.2rem; font-weight: 600; overflow-wrap: anywhere }
            .wide { overflow-x: auto }
            table { border-collapse: collapse; width: 100%; font-size: .87rem }
            thead { display: table-header-group }
            tr { break-inside: avoid }
            th, td { padding: .28rem .5rem; text-align: left; border-bottom: 1px solid #dde3e9; vertical-align: top }
            th { border-bottom: 2px solid #8a97a5; font-weight: 600 }
            .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
            @media print { body { font-size: 10pt; margin: 0; max-width: none; padding: 0 } .wide { overflow: visible } }
            """;

    private static final Set<String> SHARES = Set.of("weighed-share", "suspect-share");

    abstract void write(QualityReport report, ReportWords words, OutputStream out) throws IOException;

    /** The format of a file by the end of its name. */
    public static Optional<ReportFile> of(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return List.of(values()).stream()
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(end))
                .findFirst();
    }

    /**
     * Reads the quality report of a source and a year, and writes it.
     *
     * @param out stays open
     * @throws io.landport.query.question.InvalidQueryException if the store does not have the source
     * @throws io.landport.query.QueryException if the store cannot be read
     */
    public void quality(StoreReader reader, String source, Year year, TextLanguage language, OutputStream out)
            throws IOException {
        write(QualityReport.read(reader, source, year, language), new ReportWords(language), out);
    }

    private static Instant read(QualityReport report) {
        return report.provenance().readAt().orElse(Instant.EPOCH);
    }

    private static String title(QualityReport report, ReportWords words) {
        return words.say("title", name(report, words.language()), report.year().toString());
    }

    private static String name(QualityReport report, TextLanguage language) {
        return report.provenance().sources().stream()
                .filter(source -> source.id().equals(report.source()))
                .map(source -> source.name(language) + " (" + source.id() + ')')
                .findFirst()
                .orElse(report.source());
    }

    private static String basis(QualityReport report, ReportWords words) {
        return words.say(
                "basis",
                read(report).atZone(ZoneOffset.UTC).toLocalDate().toString(),
                Integer.toString(report.provenance().generation()),
                report.provenance().reference());
    }

    private static String fact(QualityReport.Fact fact, ReportWords words) {
        String text = words.text(fact.key(), fact.cell());
        return text.isEmpty() ? words.say("none") : SHARES.contains(fact.key()) ? words.say("percent", text) : text;
    }

    private static String page(QualityReport report, ReportWords words) {
        StringBuilder html = new StringBuilder();
        String title = escape(title(report, words));
        html.append("<!DOCTYPE html>\n<html lang=\"")
                .append(words.language().code())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(title)
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(title)
                .append("</h1>\n<p class=\"basis\">")
                .append(escape(basis(report, words)))
                .append("</p>\n<dl>\n");
        report.head()
                .forEach(fact -> html.append("<div><dt>")
                        .append(escape(words.say("fact." + fact.key())))
                        .append("</dt><dd>")
                        .append(escape(fact(fact, words)))
                        .append("</dd></div>\n"));
        html.append("</dl>\n");
        report.tables().forEach(table -> section(html, table, words));
        return html.append("</body>\n</html>\n").toString();
    }

    private static void section(StringBuilder html, ReportTable table, ReportWords words) {
        html.append("<h2>")
                .append(escape(words.say("table." + table.key())))
                .append("</h2>\n<p>")
                .append(escape(words.say("about." + table.key())))
                .append("</p>\n");
        if (table.rows().isEmpty()) {
            html.append("<p class=\"basis\">")
                    .append(escape(words.say("empty")))
                    .append("</p>\n");
            return;
        }
        html.append("<div class=\"wide\"><table>\n<thead><tr>");
        table.columns().forEach(column -> cell(html, "th", column, words.say("column." + column.name())));
        html.append("</tr></thead>\n<tbody>\n");
        for (List<Cell> row : table.rows()) {
            html.append("<tr>");
            for (int place = 0; place < row.size(); place++) {
                Column column = table.columns().get(place);
                cell(html, "td", column, words.text(column.name(), row.get(place)));
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private static void cell(StringBuilder html, String element, Column column, String text) {
        html.append('<')
                .append(element)
                .append(column.type().isNumber() ? " class=\"n\">" : ">")
                .append(escape(text))
                .append("</")
                .append(element)
                .append('>');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static List<XlsxReport.Table> tables(QualityReport report, ReportWords words) {
        List<XlsxReport.Table> tables = new ArrayList<>();
        List<List<Cell>> head = new ArrayList<>();
        head.add(List.of(Cell.ofText(title(report, words)), Cell.ofText(basis(report, words))));
        report.head()
                .forEach(fact -> head.add(
                        List.of(Cell.ofText(words.say("fact." + fact.key())), Cell.ofText(fact(fact, words)))));
        tables.add(new XlsxReport.Table(
                words.say("sheet.head"),
                List.of(Column.text("name"), Column.text("value")),
                List.of(words.say("column.name"), words.say("column.text")),
                head));
        for (ReportTable table : report.tables()) {
            tables.add(new XlsxReport.Table(
                    words.say("table." + table.key()),
                    table.columns(),
                    table.columns().stream()
                            .map(column -> words.say("column." + column.name()))
                            .toList(),
                    table.rows().stream()
                            .map(row -> named(table.columns(), row, words))
                            .toList()));
        }
        return tables;
    }

    private static List<Cell> named(List<Column> columns, List<Cell> row, ReportWords words) {
        List<Cell> named = new ArrayList<>();
        for (int place = 0; place < row.size(); place++) {
            named.add(words.name(columns.get(place).name(), row.get(place)));
        }
        return named;
    }
}

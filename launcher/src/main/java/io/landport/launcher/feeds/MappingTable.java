package io.landport.launcher.feeds;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Header;
import io.landport.domain.document.Line;
import io.landport.domain.document.Measures;
import io.landport.domain.document.TradeDocument;
import io.landport.format.feed.FeedItem;
import io.landport.terminal.Columns;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Documents as a table with a row for each line, and rejections between them. */
final class MappingTable {
    private static final int MAX_LINES = 5;
    private static final List<String> TITLES = List.of(
            "line",
            "document",
            "revision",
            "date",
            "flow",
            "crossing",
            "mode",
            "partner",
            "region",
            "procedure",
            "commodity",
            "value",
            "currency",
            "net kg",
            "quantity",
            "unit");

    private final List<List<String>> rows = new ArrayList<>(List.of(TITLES));

    void add(FeedItem item) {
        String line = Long.toString(item.line());
        item.document().ifPresent(document -> add(line, document));
        item.rejected()
                .ifPresent(rejected ->
                        rows.add(List.of(line, "rejected: " + rejected.reason().code() + ", " + rejected.detail())));
    }

    void print(PrintWriter out) {
        Columns layout = new Columns("  ", TITLES.stream().mapToInt(title -> -1).toArray());
        rows.stream().filter(row -> row.size() == TITLES.size()).forEach(layout::fit);
        rows.stream().map(layout::line).forEach(out::println);
    }

    private void add(String number, TradeDocument document) {
        if (!(document instanceof Declaration declaration)) {
            rows.add(List.of(
                    number, document.id().document() + " " + document.getClass().getSimpleName()));
            return;
        }
        List<Line> lines = declaration.lines();
        for (int i = 0; i < Math.min(lines.size(), MAX_LINES); i++) {
            rows.add(row(i == 0 ? number : "", i == 0, declaration, lines.get(i)));
        }
        if (lines.size() > MAX_LINES) {
            rows.add(List.of("", "and " + (lines.size() - MAX_LINES) + " more lines"));
        }
    }

    private static List<String> row(String number, boolean isFirst, Declaration declaration, Line line) {
        Header header = declaration.header();
        List<String> ofDocument = List.of(
                number,
                declaration.id().source() + " " + declaration.id().document(),
                Long.toString(declaration.revision()),
                header.statisticalDate().toString(),
                header.flow(),
                header.crossing(),
                text(header.mode()));
        List<String> row = new ArrayList<>(
                isFirst ? ofDocument : ofDocument.stream().map(cell -> "").collect(Collectors.toList()));
        row.addAll(List.of(
                text(line.partner() == null ? header.partner() : line.partner()),
                text(header.region()),
                text(line.procedure() == null ? header.procedure() : line.procedure()),
                line.commodity(),
                Measures.text(line.value(), Measures.MONEY_SCALE),
                header.currency(),
                weight(line.netWeight()),
                weight(line.quantity()),
                text(line.unit())));
        return row;
    }

    private static String weight(@Nullable Long scaled) {
        return scaled == null ? "-" : Measures.text(scaled, Measures.WEIGHT_SCALE);
    }

    private static String text(@Nullable String code) {
        return code == null ? "-" : code;
    }
}

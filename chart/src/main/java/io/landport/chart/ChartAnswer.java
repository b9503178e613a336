package io.landport.chart;

import static io.landport.answer.OptionProblem.option;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerHead;
import io.landport.answer.AnswerOutput;
import io.landport.answer.AnswerWriter;
import io.landport.answer.Cell;
import io.landport.terminal.PrintableText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;

/** Collects the rows of an answer and writes them as a chart at the end. */
public final class ChartAnswer implements AnswerWriter {
    private static final int MAX_ROWS = 100_000;

    private final ChartRequest request;
    private final AnswerHead head;
    private final ChartFormat format;
    private final OutputStream out;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** @param out gets the picture; stays open */
    public ChartAnswer(ChartRequest request, AnswerHead head, ChartFormat format, OutputStream out) {
        this.request = request;
        this.head = head;
        this.format = format;
        this.out = out;
    }

    /** @throws ChartException if there are too many rows */
    @Override
    public void write(List<Cell> row) {
        if (rows.size() == MAX_ROWS) {
            throw new ChartException(
                    "the answer has more than %s rows, which no chart shows: select fewer with %s, %s or filters",
                    MAX_ROWS, option("from"), option("to"));
        }
        rows.add(List.copyOf(row));
    }

    /** @throws ChartException if a chart cannot be drawn from the rows */
    @Override
    public void end(List<String> notices) throws IOException {
        if (rows.isEmpty()) {
            throw new ChartException("the answer has no figures: select other periods or codes");
        }
        if (request.kind() != ChartKind.RANKING && request.kind() != ChartKind.MAP) {
            rows.sort(byKeys());
        }
        Words words = Words.of(request.language());
        Picture picture = Pictures.of(request, new AnswerTable(head.columns(), rows), notices, words);
        ChartTexts texts = new AroundChart(request, head, words).texts(picture, notices);
        ChartStyle style = new ChartStyle(ChartFonts.of(printable(texts.together() + picture.names())), words);
        JFreeChart chart = picture.draw(style);
        FramedChart.frame(chart, picture, texts, style);
        int width = request.width() * DrawnChart.PIXELS_PER_MILLIMETRE;
        format.write(
                new DrawnChart(
                        chart,
                        width,
                        picture.height(width) + FramedChart.height(picture, texts, style, width),
                        texts,
                        texts.together() + '\n' + picture.description(words),
                        head.provenance().query(),
                        csv(picture.shown())),
                out);
    }

    /** Lines of crossings come in the order of their values. */
    private Comparator<List<Cell>> byKeys() {
        return IntStream.range(0, head.columns().size())
                .filter(index -> head.columns().get(index).isKey())
                .mapToObj(index ->
                        Comparator.comparing((List<Cell> row) -> row.get(index).plain()))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private static String printable(String text) {
        return PrintableText.ofLines(text).replace('\n', ' ');
    }

    private String csv(AnswerTable table) throws IOException {
        StringWriter text = new StringWriter();
        AnswerOutput output = AnswerOutput.of(text);
        AnswerWriter writer = AnswerFormat.CSV.writer(head, output);
        for (List<Cell> row : table.rows()) {
            writer.write(row);
        }
        writer.end(List.of());
        output.flush();
        return PrintableText.ofLines(text.toString());
    }
}

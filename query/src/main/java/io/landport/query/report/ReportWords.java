package io.landport.query.report;

import io.landport.answer.Cell;
import io.landport.domain.text.TextLanguage;
import io.landport.query.catalogue.CatalogueWords;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The texts and numbers of reports in a language, from the file {@code words_CODE.properties}. */
final class ReportWords {
    private static final int MOST_DECIMALS = 4;

    private final TextLanguage language;
    private final Properties texts;

    ReportWords(TextLanguage language) {
        this.language = language;
        this.texts = CatalogueWords.texts(ReportWords.class, language);
    }

    TextLanguage language() {
        return language;
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** A text with values in its places; an apostrophe in it must be doubled. */
    String say(String key, Object... values) {
        String text = Optional.ofNullable(texts.getProperty(key))
                .orElseThrow(() -> new IllegalArgumentException("no text " + key));
        return MessageFormat.format(text, values);
    }

    /** A cell of a column: numbers as people write them, stages by name. */
    String text(String column, Cell cell) {
        if (cell instanceof Cell.Figure figure) {
            DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(language.locale()));
            format.setMaximumFractionDigits(MOST_DECIMALS);
            return format.format(figure.number());
        }
        return name(column, cell).plain();
    }

    /** A cell of a column with a name instead of a code, where there is one. */
    Cell name(String column, Cell cell) {
        if (!(cell instanceof Cell.Text code)) {
            return cell;
        }
        return Cell.ofText(texts.getProperty("code." + column + '.' + code.text(), code.text()));
    }
}

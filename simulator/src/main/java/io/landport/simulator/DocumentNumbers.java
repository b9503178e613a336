package io.landport.simulator;

import io.landport.domain.document.Flow;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Document numbers in the form of each source. They contain a mark of the seed and the days, so that different runs do not
 * conflict and the same run has the same numbers.
 */
public final class DocumentNumbers {
    /** Used for offices whose codes are not known. */
    private static final String ANY_RUSSIAN_OFFICE = "10700000";

    private static final String ANY_DISTRICT = "1900";
    private static final DateTimeFormatter DAY_MONTH_YEAR = DateTimeFormatter.ofPattern("ddMMyy", Locale.ROOT);
    private static final int MARK_LENGTH = 6;

    private final String mark;
    private long last;

    public DocumentNumbers(long seed, LocalDate firstDay, LocalDate today) {
        long mixed = (seed * 31 + firstDay.toEpochDay()) * 31 + today.toEpochDay();
        mixed = (mixed ^ mixed >>> 32) * 0xd6e8feb86659fd93L;
        String digits = Long.toString((mixed ^ mixed >>> 32) >>> 1, Character.MAX_RADIX);
        this.mark = "000000"
                .concat(digits)
                .substring(digits.length(), digits.length() + MARK_LENGTH)
                .toUpperCase(Locale.ROOT);
    }

    /** The next number of the customs office of this lane. */
    String next(DocumentForm form, Lane lane, Flow flow, LocalDate day) {
        String number = mark + String.format(Locale.ROOT, "%07d", ++last);
        return switch (form) {
            case CHINESE_DECLARATION -> district(lane) + day.getYear() + (flow == Flow.IMPORT ? '1' : '0') + number;
            case CHINESE_LIST -> district(lane) + day.getYear() + (flow == Flow.IMPORT ? 'I' : 'E') + number;
            case RUSSIAN_DECLARATION -> office(lane) + '/' + DAY_MONTH_YEAR.format(day) + '/' + number;
        };
    }

    private static String district(Lane lane) {
        return lane.chinese().scheme().equals("gacc") ? lane.chinese().code() : ANY_DISTRICT;
    }

    private static String office(Lane lane) {
        Lane.Code code = DocumentForm.RUSSIAN_DECLARATION.crossing(lane);
        return code.scheme().equals("ru-customs-office") ? code.code() : ANY_RUSSIAN_OFFICE;
    }
}

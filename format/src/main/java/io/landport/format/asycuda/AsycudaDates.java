package io.landport.format.asycuda;

import io.landport.domain.judge.Reason;
import io.landport.format.xml.XmlElement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The dates of one document. ASYCUDA writes them as its server is set up: {@code 2026-03-31}, {@code 31.03.2026}, {@code 31/3/26} or
 * {@code 3/31/26}. Which of the last two it is follows from those dates of the document that can be only one of them.
 */
final class AsycudaDates {
    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?");
    private static final Pattern DOTS = Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4})");
    private static final Pattern SLASHES = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{2}|[0-9]{4})");
    private static final int MONTHS = 12;
    private static final int CENTURY = 2000;

    private final boolean isDayFirst;
    private final boolean isMonthFirst;

    AsycudaDates(XmlElement document) {
        List<Matcher> slashed = Stream.of(
                        document.all("Identification/Registration/Date").stream(),
                        document.all("Identification/Assessment/Date").stream(),
                        document.all("Item").stream()
                                .flatMap(item -> item.all("Attached_documents").stream())
                                .flatMap(attached -> attached.all("Attached_document_date").stream()))
                .flatMap(dates -> dates)
                .map(date -> SLASHES.matcher(date.text()))
                .filter(Matcher::matches)
                .toList();
        this.isDayFirst = slashed.stream().anyMatch(date -> number(date, 1) > MONTHS);
        this.isMonthFirst = slashed.stream().anyMatch(date -> number(date, 2) > MONTHS);
    }

    LocalDate day(XmlElement document, String keys) {
        String text = document.required(keys);
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
            }
            Matcher dots = DOTS.matcher(text);
            if (dots.matches()) {
                return LocalDate.of(number(dots, 3), number(dots, 2), number(dots, 1));
            }
            Matcher slashes = SLASHES.matcher(text);
            if (slashes.matches() && isClear(slashes)) {
                int year = number(slashes, 3);
                int month = number(slashes, isDayFirst ? 2 : 1);
                return LocalDate.of(year < CENTURY ? CENTURY + year : year, month, number(slashes, isDayFirst ? 1 : 2));
            }
        } catch (DateTimeException e) {
            // No such day.
        }
        throw document.problem(
                Reason.MALFORMED_DATE,
                keys,
                "2026-03-31, 31.03.2026, or with slashes in an order that a date of the" + " document shows");
    }

    private boolean isClear(Matcher slashes) {
        return isDayFirst != isMonthFirst || number(slashes, 1) == number(slashes, 2);
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }
}

package io.landport.format.ceb;

import io.landport.domain.judge.Reason;
import io.landport.format.xml.XmlElement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Times of CEB messages, {@code yyyyMMddHHmmss} with or without milliseconds, and dates, {@code yyyyMMdd}. As a number of 17 digits a time
 * orders what firms send and customs answers.
 */
final class CebTime {
    private static final int SECONDS = 14;
    private static final int MILLIS = 17;
    private static final int DATE = 8;
    private static final long MILLIS_OF_A_SECOND = 1_000;
    private static final String FORM_OF_TIME = "a time such as 20210531235959";
    private static final String FORM_OF_DATE = "a date such as 20210531";

    private CebTime() {}

    /** A required time as a number of 17 digits. */
    static long number(XmlElement section, String field) {
        String text = section.required(field);
        if (!isTime(text)) {
            throw section.problem(Reason.MALFORMED_DATE, field, FORM_OF_TIME);
        }
        long number = Long.parseLong(text);
        return text.length() == SECONDS ? number * MILLIS_OF_A_SECOND : number;
    }

    /** The day of a date or time that is given. */
    static LocalDate day(XmlElement section, String field) {
        String text = section.required(field);
        boolean isDate = text.length() == DATE && areDigits(text);
        if (!isDate && !isTime(text)) {
            throw section.problem(Reason.MALFORMED_DATE, field, FORM_OF_DATE);
        }
        try {
            return day(text);
        } catch (DateTimeException e) {
            throw section.problem(Reason.MALFORMED_DATE, field, FORM_OF_DATE);
        }
    }

    private static boolean isTime(String text) {
        if ((text.length() != SECONDS && text.length() != MILLIS) || !areDigits(text)) {
            return false;
        }
        try {
            day(text);
            LocalTime.of(part(text, 8, 10), part(text, 10, 12), part(text, 12, 14));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static LocalDate day(String text) {
        return LocalDate.of(part(text, 0, 4), part(text, 4, 6), part(text, 6, 8));
    }

    private static int part(String text, int begin, int end) {
        return Integer.parseInt(text, begin, end, 10);
    }

    private static boolean areDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}

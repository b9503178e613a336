package io.landport.api;

import io.landport.domain.text.TextLanguage;
import io.landport.query.ReleaseCalendar.Release;
import io.landport.query.catalogue.CatalogueWords;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes releases as an iCalendar (RFC 5545): an event of a day for each, whose identifier stays the same when its day moves. */
final class CalendarText {
    /** Octets of a line without its end. */
    private static final int LINE = 75;

    private final CatalogueWords words;
    private final TextLanguage language;
    private final String host;

    /** @param host of the installation, in the identifiers of events */
    CalendarText(TextLanguage language, String host) {
        this.words = CatalogueWords.of(language);
        this.language = language;
        this.host = host;
    }

    String of(List<Release> releases) {
        StringBuilder text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Landport//Releases//" + language.code().toUpperCase(language.locale()));
        line(text, "CALSCALE:GREGORIAN");
        line(text, "X-WR-CALNAME:" + escape(words.say("release.calendar")));
        for (Release release : releases) {
            String state = release.isReleased() ? "published" : "expected";
            line(text, "BEGIN:VEVENT");
            line(text, "UID:" + release.source() + '-' + release.month() + '@' + host);
            line(text, "DTSTAMP:" + day(release.isReleased() ? release.day() : release.asOf()) + "T000000Z");
            line(text, "DTSTART;VALUE=DATE:" + day(release.day()));
            line(text, "DTEND;VALUE=DATE:" + day(release.day().plusDays(1)));
            line(text, "SUMMARY:" + escape(words.say("release." + state, release.sourceName(), release.month())));
            line(text, "DESCRIPTION:" + escape(words.say("release.delay", release.delay())));
            line(text, "CATEGORIES:" + escape(release.source()));
            line(text, "STATUS:" + (release.isReleased() ? "CONFIRMED" : "TENTATIVE"));
            line(text, "TRANSP:TRANSPARENT");
            line(text, "END:VEVENT");
        }
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    private static String day(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** Ends a line, and folds it before the octet that would be too many, but not within a character. */
    private static void line(StringBuilder text, String line) {
        int octets = 0;
        for (int place = 0; place < line.length(); place += Character.charCount(line.codePointAt(place))) {
            String character = Character.toString(line.codePointAt(place));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += size;
        }
        text.append("\r\n");
    }
}

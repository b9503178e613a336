package io.landport.api;

import io.javalin.http.Context;
import io.landport.answer.OptionException;
import io.landport.domain.text.TextLanguage;
import io.landport.query.QueryException;
import io.landport.query.ReceivedDays;
import io.landport.query.ReleaseCalendar;
import io.landport.query.StorePool;
import io.landport.query.StoreReader;
import io.landport.query.StoreVersion;
import io.landport.query.question.ChangesQuestion;
import io.landport.query.question.QuestionRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Answers {@code GET /v1/changes.atom}, a feed of what was published, and {@code GET /v1/changes.ics}, a calendar of releases. */
final class ReleaseFeeds {
    static final String ATOM = "application/atom+xml";

    private static final String BY = "received-day,month,source,flow";

    private final StorePool readers;
    private final ResponsePace pace;

    /** @param pace at which clients must take answers */
    ReleaseFeeds(StorePool readers, ResponsePace pace) {
        this.readers = readers;
        this.pace = pace;
    }

    /** The entries of a month of receipt, the newest unless one is given. A page for each month never changes once the month is over. */
    void atom(Context context) throws IOException {
        RequestParameters parameters = RequestParameters.of(context);
        TextLanguage language = parameters.language().orElse(TextLanguage.EN);
        Optional<YearMonth> asked = parameters.month("month");
        parameters.set("by", BY);
        try (StoreReader reader = readers.reader();
                Spool spool = Spool.ofAnswer()) {
            ReceivedDays days = reader.receivedDays();
            YearMonth newest = YearMonth.from(days.newest().orElse(days.last()));
            YearMonth month = asked.orElse(newest);
            parameters.set("since", month.atDay(1).toString());
            parameters.set("until", month.atEndOfMonth().toString());
            QuestionRequest request = parameters.request(new ChangesQuestion()).in(Optional.of(language));
            StoreVersion version = reader.version(request);
            String tag = EntityTag.of(parameters.link() + ' ' + context.host(), version, false);
            context.header("ETag", tag).header("Cache-Control", "private, no-cache");
            if (EntityTag.isNotModified(context, tag, reader)) {
                return;
            }
            ChangesFeed.Pages pages = new ChangesFeed.Pages(
                    parameters.linkWithout(List.of("month")),
                    parameters.link(),
                    link(parameters, month.minusMonths(1), days.first().map(YearMonth::from), Optional.empty()),
                    link(parameters, month.plusMonths(1), Optional.empty(), Optional.of(newest)));
            reader.answer(
                    request,
                    head -> new ChangesFeed(head, pages, String.valueOf(context.host()), month, language, spool));
            context.contentType(ATOM + "; charset=utf-8");
            SpooledResponse.send(context, spool, false, pace);
        } catch (QueryException | OptionException e) {
            throw ApiProblems.of(e);
        }
    }

    private static Optional<String> link(
            RequestParameters parameters, YearMonth month, Optional<YearMonth> first, Optional<YearMonth> last) {
        boolean isBefore = first.map(month::isBefore).orElse(last.isEmpty());
        return isBefore || last.filter(month::isAfter).isPresent()
                ? Optional.empty()
                : Optional.of(parameters.linkWith("month", month.toString()));
    }

    /** Past and expected releases. */
    void calendar(Context context) throws IOException {
        RequestParameters parameters = RequestParameters.of(context);
        TextLanguage language = parameters.language().orElse(TextLanguage.EN);
        ReleaseCalendar.Request request = parameters.request(new ReleaseCalendar());
        try (StoreReader reader = readers.reader();
                Spool spool = Spool.ofAnswer()) {
            spool.write(new CalendarText(language, String.valueOf(context.host()))
                    .of(ReleaseCalendar.read(reader, request, language))
                    .getBytes(StandardCharsets.UTF_8));
            context.header("Cache-Control", "private, no-cache").contentType("text/calendar; charset=utf-8");
            SpooledResponse.send(context, spool, false, pace);
        } catch (QueryException e) {
            throw ApiProblems.of(e);
        }
    }
}

package io.landport.bench.api;

import java.util.List;

/** What readers ask over and over: a dashboard, a table of months, a ranking, and what has changed. */
final class StandardQuestions {
    private static final List<String> PATHS = List.of(
            "/v1/query/monthly?by=month,flow&source=us-bts",
            "/v1/query/monthly?by=crossing,flow&source=us-bts&from=2025-06&to=2025-06",
            "/v1/query/monthly?by=month,sector&source=us-bts&crossing=us-port:2304",
            "/v1/query/daily?by=day,flow&source=us-bts&crossing=us-port:2304&from=2025-06-01",
            "/v1/query/monthly?by=month,flow&source=us-bts&format=csv",
            "/v1/codes/sector");

    private StandardQuestions() {}

    /** A question by its number, from 0. */
    static String path(int number) {
        return PATHS.get(number % PATHS.size());
    }
}

package io.landport.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.http.problem.Problem;
import io.landport.http.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Where a page begins.
 *
 * @param question digest of the question, so that a cursor cannot be used for another one
 * @param rows number of rows on the pages before
 * @param after sort key of the last row of the page before
 */
record PageCursor(String question, long rows, List<String> after) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEYS = 2;

    PageCursor {
        after = List.copyOf(after);
    }

    static PageCursor first(String question) {
        return new PageCursor(question, 0, List.of());
    }

    /** @throws ProblemException if a text is no cursor of the question */
    static PageCursor parse(String text, String question) {
        try {
            String[] parts = JSON.readValue(Base64.getUrlDecoder().decode(text), String[].class);
            if (parts.length > KEYS && parts[0].equals(question)) {
                return new PageCursor(
                        question,
                        Long.parseLong(parts[1]),
                        List.copyOf(Arrays.asList(parts).subList(KEYS, parts.length)));
            }
        } catch (java.io.IOException | IllegalArgumentException | NullPointerException e) {
            throw new ProblemException(invalid(), e);
        }
        throw new ProblemException(invalid());
    }

    static Problem invalid() {
        return Problem.of(ApiProblems.INVALID_CURSOR, "the parameter cursor is not one of this question");
    }

    /** The next one. */
    PageCursor next(int written, List<String> last) {
        return new PageCursor(question, rows + written, last);
    }

    String text() {
        List<String> parts = new ArrayList<>(List.of(question, Long.toString(rows)));
        parts.addAll(after);
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(JSON.writeValueAsString(parts).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts cannot be written as JSON", e);
        }
    }
}

package io.landport.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One error, as problem details of RFC 9457.
 *
 * @param detail what is wrong with this request; must not quote the payload
 * @param retryAfter when the request can be repeated; empty if repeating it does not help
 * @param extensions further members, by name
 */
public record Problem(ProblemType type, String detail, Optional<Duration> retryAfter, Map<String, Object> extensions) {
    /** The media type of its JSON. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    public Problem {
        // In their order, which readers see.
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** An error that repeating the request does not fix. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Optional.empty(), Map.of());
    }

    /** An error that is over after some time. */
    public static Problem retryAfter(ProblemType type, String detail, Duration time) {
        return new Problem(type, detail, Optional.of(time), Map.of());
    }

    /** The same error with another member. */
    public Problem with(String member, Object value) {
        return with(Map.of(member, value));
    }

    /** The same error with other members. */
    public Problem with(Map<String, Object> more) {
        Map<String, Object> members = new LinkedHashMap<>(extensions);
        members.putAll(more);
        return new Problem(type, detail, retryAfter, members);
    }

    /** The value of the header {@code Retry-After}: whole seconds, at least one. */
    public Optional<String> retryAfterSeconds() {
        return retryAfter.map(
                time -> Long.toString(Math.max(1, time.plusMillis(999).toSeconds())));
    }

    /** The JSON of the response to a request. */
    public byte[] json(String requestId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", type.reference());
        members.put("title", type.title());
        members.put("status", type.status());
        members.put("detail", detail);
        members.put("instance", "urn:uuid:" + requestId);
        extensions.forEach(members::putIfAbsent);
        try {
            return JSON.writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("members of a problem cannot be written as JSON", e);
        }
    }
}

package io.landport.domain.access;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A feed with a topic of its own, and what its records are unless their headers say otherwise.
 *
 * @param name part of the name of its topic: lower-case letters, digits and dashes
 * @param sources that it may publish for; {@link AccessToken#ANY_SOURCE} for all
 * @param format name of the format; null if each record shows its own
 * @param mapping name of the mapping of its rows; null for none
 */
public record IntakeFeed(
        String name,
        List<String> sources,
        @Nullable String format,
        @Nullable String mapping) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public IntakeFeed {
        sources = List.copyOf(sources);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a feed has lower-case letters, digits and dashes, but is '" + name + "'");
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("the feed " + name + " needs sources");
        }
    }

    /**
     * The feeds of a text such as {@code harbour=us-bts,cn-sw-ceb:csv:rows; rail=*}.
     *
     * @throws IllegalArgumentException if it has another form, or names a feed twice
     */
    public static List<IntakeFeed> parse(String text) {
        List<IntakeFeed> feeds = Arrays.stream(text.split(";", -1))
                .map(each -> one(each.strip()))
                .toList();
        if (feeds.stream().map(IntakeFeed::name).distinct().count() < feeds.size()) {
            throw new IllegalArgumentException("a feed is named twice");
        }
        return feeds;
    }

    private static IntakeFeed one(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("a feed is NAME=SOURCES, but is '" + text + "'");
        }
        String[] parts = text.substring(equals + 1).split(":", 3);
        return new IntakeFeed(
                text.substring(0, equals),
                Arrays.stream(parts[0].split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList(),
                parts.length > 1 ? parts[1] : null,
                parts.length > 2 ? parts[2] : null);
    }

    /** Whether it may publish documents of a source. */
    public boolean mayPublish(String source) {
        return AccessToken.contains(sources, source);
    }
}

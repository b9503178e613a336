package io.landport.format.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places for columns, fields and parameters: {@code {period}/{field:flow}/{field:commodity/2}}. */
public record Template(List<Part> parts) {
    /** What a position contains. */
    public enum Kind {
        TEXT,
        COLUMN,
        FIELD,
        PARAMETER
    }

    /**
     * A part of the text.
     *
     * @param name the text itself, or the name of the column, field or parameter
     * @param first how many characters of it are used; 0 for all
     */
    public record Part(Kind kind, String name, int first) {}

    private static final Pattern PLACE =
            Pattern.compile("\\{((field|parameter|column):)?([^{}/]+)(/([1-9][0-9]?))?\\}");

    public Template {
        parts = List.copyOf(parts);
    }

    /** The template, empty if a brace is not part of a place. */
    static Optional<Template> of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            literal(text.substring(end, place.start()), parts);
            String first = place.group(5);
            parts.add(new Part(
                    kind(place.group(2)), place.group(3).strip(), first == null ? 0 : Integer.parseInt(first)));
            end = place.end();
        }
        literal(text.substring(end), parts);
        boolean isWhole = parts.stream()
                .filter(part -> part.kind() == Kind.TEXT)
                .allMatch(part -> part.name().indexOf('{') < 0 && part.name().indexOf('}') < 0);
        return isWhole ? Optional.of(new Template(parts)) : Optional.empty();
    }

    private static void literal(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part(Kind.TEXT, text, 0));
        }
    }

    private static Kind kind(@org.jspecify.annotations.Nullable String prefix) {
        if (prefix == null || prefix.equals("column")) {
            return Kind.COLUMN;
        }
        return prefix.equals("field") ? Kind.FIELD : Kind.PARAMETER;
    }
}

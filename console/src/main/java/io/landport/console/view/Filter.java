package io.landport.console.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The view that a browser shows and its filters. What is empty is chosen by the view.
 *
 * @param view a name of {@link Views}
 * @param range days of the charts: {@code 7}, {@code 30}, {@code 90} or {@code 365}
 */
public record Filter(String view, String source, String currency, String crossing, String sector, int range) {
    private static final int MAX_CODE = 100;
    private static final int DEFAULT_RANGE = 30;
    private static final Set<Integer> RANGES = Set.of(7, DEFAULT_RANGE, 90, 365);

    /** @throws IllegalArgumentException if a value cannot be meant */
    public Filter {
        for (String code : new String[] {source, currency, crossing, sector}) {
            if (code.length() > MAX_CODE) {
                throw new IllegalArgumentException("a code has at most " + MAX_CODE + " characters");
            }
        }
        if (!RANGES.contains(range)) {
            throw new IllegalArgumentException("range must be 7, 30, 90 or 365 but is " + range);
        }
    }

    /**
     * Reads the parameters of a request.
     *
     * @throws IllegalArgumentException if one is wrong
     */
    public static Filter of(Map<String, String> parameters) {
        Map<String, String> left = new LinkedHashMap<>(parameters);
        String view = take(left, "view", "now");
        Filter filter = new Filter(
                view,
                take(left, "source", ""),
                take(left, "currency", ""),
                take(left, "crossing", ""),
                take(left, "sector", ""),
                number(take(left, "range", Integer.toString(DEFAULT_RANGE))));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("unknown parameters " + left.keySet());
        }
        return filter;
    }

    private static String take(Map<String, String> parameters, String name, String otherwise) {
        String value = parameters.remove(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("range must be 7, 30, 90 or 365 but is not a number", e);
        }
    }
}

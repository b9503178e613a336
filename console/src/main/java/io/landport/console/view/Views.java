package io.landport.console.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** All views of the page: named values as JSON, each of which is sent to a browser when it changes. */
public final class Views {
    private static final Map<String, BiFunction<ConsoleState, Filter, Map<String, String>>> BY_NAME = Map.of(
            "now", NowView::values,
            "crossings", CrossingsView::values,
            "trust", TrustView::values,
            "pipeline", PipelineView::values);

    private Views() {}

    /** All values that a browser with this filter shows, as JSON by name. */
    public static Map<String, String> values(ConsoleState state, Filter filter) {
        Map<String, String> values = new LinkedHashMap<>(CommonView.values(state, filter));
        values.putAll(
                BY_NAME.getOrDefault(filter.view(), (unknown, of) -> Map.of()).apply(state, filter));
        return values;
    }
}

package io.landport.console.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All views of the page. */
public final class Views {
    private static final Map<String, View> BY_NAME = Map.of(
            "now", new NowView(),
            "crossings", new CrossingsView(),
            "trust", new TrustView(),
            "pipeline", new PipelineView());
    private static final View COMMON = new CommonView();

    private Views() {}

    /** The names of the views. */
    public static Set<String> names() {
        return new TreeSet<>(BY_NAME.keySet());
    }

    /** All values that a browser with this filter shows, as JSON by name. */
    public static Map<String, String> values(ConsoleState state, Filter filter) {
        Map<String, String> values = new LinkedHashMap<>(COMMON.values(state, filter));
        View view = BY_NAME.get(filter.view());
        if (view != null) {
            values.putAll(view.values(state, filter));
        }
        return values;
    }
}

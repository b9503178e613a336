package io.landport.console.view;

import java.util.Map;

/** A view of the page: named values, each of which is sent to a browser when it changes. */
@FunctionalInterface
interface View {

    /** The values as JSON by name. */
    Map<String, String> values(ConsoleState state, Filter filter);
}

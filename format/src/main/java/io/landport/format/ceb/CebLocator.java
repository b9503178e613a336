package io.landport.format.ceb;

import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Verdict;
import io.landport.format.feed.FeedProblem;
import io.landport.format.feed.RejectionLocator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the element of an item that a rejection by the judge refers to. Keeps the path of the item, and not the item.
 *
 * @param number of the item in the input
 * @param item its XPath
 * @param element its name
 */
record CebLocator(long number, String item, String element) implements RejectionLocator {
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("documentId", "invtNo"),
            Map.entry("revision", "appTime"),
            Map.entry("references", "copNo"),
            Map.entry("mode", "trafMode"),
            Map.entry("region", "ebcCode"),
            Map.entry("procedure", "tradeMode"),
            Map.entry("grossWeight", "grossWeight"),
            Map.entry("packages", "packNo"),
            Map.entry("number", "gnum"),
            Map.entry("commodity", "gcode"),
            Map.entry("value", "totalPrice"),
            Map.entry("currency", "currency"),
            Map.entry("partner", "country"));

    /** Fields that lists have under another name than returns and results of summaries. */
    private static final Map<String, String> OF_LIST =
            Map.of("crossing", "portCode", "quantity", "qty1", "unit", "unit1");

    private static final Map<String, String> OF_OTHERS =
            Map.of("crossing", "customsCode", "quantity", "qty", "unit", "unit");

    @Override
    public FeedProblem locate(Verdict.Rejected rejected) {
        return FeedProblem.of(number, rejected, path(rejected.location()));
    }

    private String path(@Nullable FieldLocation location) {
        if (location == null) {
            return item;
        }
        Integer position = location.line();
        String section = item + '/' + element + (position == null ? "Head[1]" : "List[" + position + ']');
        Map<String, String> others = element.equals("Inventory") ? OF_LIST : OF_OTHERS;
        String field = FIELDS.getOrDefault(location.field(), others.get(location.field()));
        return field == null ? section : section + '/' + field;
    }
}

package io.landport.format.ceb;

import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Verdict;
import io.landport.format.feed.FeedProblem;
import io.landport.format.feed.RejectionLocator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the element of an item that a rejection by the judge refers to. Keeps the paths of the item, and not the item. */
final class CebLocator implements RejectionLocator {
    private static final Map<String, CebField> FIELDS = Map.ofEntries(
            Map.entry("documentId", CebField.INVT_NO),
            Map.entry("revision", CebField.APP_TIME),
            Map.entry("references", CebField.COP_NO),
            Map.entry("mode", CebField.TRAF_MODE),
            Map.entry("region", CebField.EBC_CODE),
            Map.entry("procedure", CebField.TRADE_MODE),
            Map.entry("grossWeight", CebField.GROSS_WEIGHT),
            Map.entry("packages", CebField.PACK_NO),
            Map.entry("number", CebField.G_NUM),
            Map.entry("commodity", CebField.G_CODE),
            Map.entry("value", CebField.TOTAL_PRICE),
            Map.entry("currency", CebField.CURRENCY),
            Map.entry("partner", CebField.COUNTRY));

    /** Fields that lists have under another name than returns and results of summaries. */
    private static final Map<String, CebField> OF_LIST =
            Map.of("crossing", CebField.PORT_CODE, "quantity", CebField.QTY_1, "unit", CebField.UNIT_1);

    private static final Map<String, CebField> OF_OTHERS =
            Map.of("crossing", CebField.CUSTOMS_CODE, "quantity", CebField.QTY, "unit", CebField.UNIT);

    private final long number;
    private final String item;
    private final boolean isList;
    private final String head;
    private final String line;

    /** @param number of the item in the input */
    CebLocator(long number, CebItem item) {
        this.number = number;
        this.item = item.path();
        this.isList = item.element().equals("Inventory");
        this.head = item.element() + "Head";
        this.line = item.element() + "List";
    }

    @Override
    public FeedProblem locate(Verdict.Rejected rejected) {
        String path = path(rejected.location());
        return new FeedProblem(
                number, rejected.reason(), rejected.problem() + " (" + path + ')', FieldLocation.ofDocument(path));
    }

    private String path(@Nullable FieldLocation location) {
        if (location == null) {
            return item;
        }
        Integer position = location.line();
        String section = item + '/' + (position == null ? head + "[1]" : line + '[' + position + ']');
        CebField field = FIELDS.get(location.field());
        if (field == null) {
            field = (isList ? OF_LIST : OF_OTHERS).get(location.field());
        }
        return field == null ? section : section + '/' + field.element();
    }
}

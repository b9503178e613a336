package io.landport.query.catalogue;

import io.landport.query.question.PriceQuestion;
import io.landport.query.question.RollingQuestion;
import io.landport.query.question.TotalsQuestion;
import io.landport.query.sql.Dimension;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All dataflows. */
public final class Catalogue {
    private Catalogue() {}

    /** The dataflows by name, in order. */
    public static Map<String, Dataflow> dataflows() {
        Map<String, Dataflow> flows = new LinkedHashMap<>();
        TotalsQuestion.all()
                .forEach((code, totals) -> flows.put(
                        code,
                        new Dataflow(
                                totals,
                                totals.dimensions(),
                                totals.isOfDays() ? Dimension.DAY : Dimension.MONTH,
                                code + "_total",
                                totals.vintages())));
        RollingQuestion rolling = new RollingQuestion();
        flows.put(
                rolling.code(),
                new Dataflow(
                        rolling, RollingQuestion.DIMENSIONS, Dimension.AS_OF, "rolling_current", Optional.empty()));
        for (PriceQuestion price : List.of(PriceQuestion.index(), PriceQuestion.growth())) {
            flows.put(
                    price.code(),
                    new Dataflow(price, price.dimensions(), Dimension.MONTH, "price_and_volume", Optional.empty()));
        }
        return Collections.unmodifiableMap(flows);
    }
}

package io.landport.streams.settle;

import io.landport.domain.total.Series;

/** The names that stand as numbers in the states of documents. */
interface NumberedNames {
    Series seriesOf(int number);

    String unit(int number);
}

package io.landport.consumer;

import io.landport.store.StoreUnavailableException;
import io.landport.store.write.Store;

/** Deletes from the store what has been kept long enough. */
interface Retention {

    /** Deletes what is due; called after every batch, so it must be cheap while nothing is due. */
    void applyIfDue(Store store) throws StoreUnavailableException;
}

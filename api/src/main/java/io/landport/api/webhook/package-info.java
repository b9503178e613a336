/** Posts the receipts in the store to feeds, each at least once and in the order of its document. Must not know SQL and Kafka. */
@NullMarked
package io.landport.api.webhook;

import org.jspecify.annotations.NullMarked;

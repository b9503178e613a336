/**
 * What became of documents. Reads the views of receipts in the store as an analyst; answers requests of feeds and operators, and
 * commands. Guarantees that whoever follows receipts with a cursor misses none that the store keeps. Must not know Kafka, nor how
 * receipts come into being.
 */
@NullMarked
package io.landport.receipts;

import org.jspecify.annotations.NullMarked;

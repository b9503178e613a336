/**
 * Parcels: records with many changes, from partitions of documents to partitions of totals. Reads and writes parcels.
 * Guarantees that a parcel can be read without any other. Must not know stores or processors.
 */
@NullMarked
package io.landport.streams.parcel;

import org.jspecify.annotations.NullMarked;

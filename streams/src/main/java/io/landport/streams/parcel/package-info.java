/**
 * What the first half of the topology passes on to the second: many changes in one record. Reads and writes parcels,
 * guarantees that a parcel can be read without any other. Must not know stores or processors.
 */
@NullMarked
package io.landport.streams.parcel;

import org.jspecify.annotations.NullMarked;

/**
 * Reads names of any length, gives keys of 128 bits, guarantees that who does not know the seed cannot choose names whose
 * keys collide. Pairs of numbers, which this program gives itself, are spread without a seed. Must not know what names and
 * numbers are of, nor Kafka.
 */
@NullMarked
package io.landport.streams.key;

import org.jspecify.annotations.NullMarked;

/**
 * Reads names of any length, gives keys of 128 bits, guarantees that who does not know the seed cannot choose names whose
 * keys collide. Must not know what the names are of, nor Kafka.
 */
@NullMarked
package io.landport.streams.key;

import org.jspecify.annotations.NullMarked;

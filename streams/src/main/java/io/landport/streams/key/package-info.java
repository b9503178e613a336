/**
 * Hash functions. Reads names of any length and writes keys of 128 bits; guarantees that names whose keys collide cannot be
 * chosen without the seed. Pairs of numbers, which only this program assigns, are hashed without a seed. Must not know what
 * names and numbers mean, nor Kafka.
 */
@NullMarked
package io.landport.streams.key;

import org.jspecify.annotations.NullMarked;

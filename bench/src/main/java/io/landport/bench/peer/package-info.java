/**
 * Peers made of Kafka's own parts: from the bare clients up to the whole job in the plain DSL. Each reads the documents and
 * guarantees the result that its goal names. Must not know Landport's streams stage.
 */
@NullMarked
package io.landport.bench.peer;

import org.jspecify.annotations.NullMarked;

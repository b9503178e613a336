/**
 * Peers built with Kafka's clients and Kafka Streams, from the bare clients to the whole job in the plain DSL. Each reads the
 * documents and produces the result of its goal. Must not know Landport's streams stage.
 */
@NullMarked
package io.landport.bench.peer;

import org.jspecify.annotations.NullMarked;

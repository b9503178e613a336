/**
 * Peers built with Kafka Streams and PostgreSQL: a pass-through without state, and the whole job in the plain DSL and in plain
 * PostgreSQL. Each reads the documents and produces the result of its goal. Must not know Landport's streams stage.
 */
@NullMarked
package io.landport.bench.peer;

import org.jspecify.annotations.NullMarked;

/**
 * The read half of Confluent's schema registry API with the bundled schemas, so that Avro clients can decode the topics of an installation
 * without a registry. Reads the catalog of schemas; writes JSON. Guarantees that ids are those in the records. Must not register anything.
 */
@NullMarked
package io.landport.gateway.registry;

import org.jspecify.annotations.NullMarked;

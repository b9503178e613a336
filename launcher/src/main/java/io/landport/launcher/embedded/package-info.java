/**
 * Runs a Kafka broker and a PostgreSQL server on a data folder. Guarantees that instances do not share a folder, that servers
 * listen on this machine only, and that acknowledged writes survive {@code kill -9}. Must not know topics, tables or commands.
 */
@NullMarked
package io.landport.launcher.embedded;

import org.jspecify.annotations.NullMarked;

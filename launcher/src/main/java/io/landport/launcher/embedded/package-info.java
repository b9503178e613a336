/**
 * Reads and writes one data folder, whose Kafka broker and PostgreSQL server it runs; guarantees that no two instances share
 * the folder, that nothing listens beyond this machine, and that what was acknowledged is there again after {@code kill -9}.
 * Must not know topics, tables or commands.
 */
@NullMarked
package io.landport.launcher.embedded;

import org.jspecify.annotations.NullMarked;

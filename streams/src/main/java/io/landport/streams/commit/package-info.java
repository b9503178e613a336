/**
 * When a task commits, and actions that run just before a commit and within its transaction. A package of its own because
 * it uses interfaces that are internal to Kafka Streams 4.3.1; see docs/adr/0005-before-commit.md.
 */
@NullMarked
package io.landport.streams.commit;

import org.jspecify.annotations.NullMarked;

/**
 * Work to be done just before a commit, within its transaction. Uses interfaces that are internal to Kafka Streams
 * 4.3.1 (docs/adr/0005-before-commit.md), which is why it is a package of its own.
 */
@NullMarked
package io.landport.streams.commit;

import org.jspecify.annotations.NullMarked;

/** Prints the records of topics as JSON. */
@NullMarked
package io.landport.kafka.tail;

import org.jspecify.annotations.NullMarked;

/**
 * Serves the page of operators and pushes its values to browsers. Reads the aggregate topics, writes nothing but what an operator
 * sends again, and guarantees that a browser
 * that takes nothing delays no other. Must not know the command line, the topology or the store.
 */
@NullMarked
package io.landport.console;

import org.jspecify.annotations.NullMarked;

/**
 * Serves the page of operators and pushes its values to browsers. Reads the aggregate topics, writes only what an operator sends
 * again. A slow browser does not delay others. Must not know the command line, the topology or the store.
 */
@NullMarked
package io.landport.console;

import org.jspecify.annotations.NullMarked;

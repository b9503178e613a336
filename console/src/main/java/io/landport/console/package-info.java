/**
 * Serves the page of operators and pushes its values to browsers. Reads topics, writes only what operators send
 * again and a record of what they do. A slow browser does not delay others. Must not know the command line, the topology or the store.
 */
@NullMarked
package io.landport.console;

import org.jspecify.annotations.NullMarked;

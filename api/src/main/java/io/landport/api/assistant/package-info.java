/**
 * Answers questions of assistants by the Model Context Protocol, over HTTP and on standard input and output. Must not know SQL, nor pass on
 * free text of feeds.
 */
@NullMarked
package io.landport.api.assistant;

import org.jspecify.annotations.NullMarked;

/**
 * Measures an installation with its store as its number of documents grows, and the commands that read all of them. Must not know how an
 * installation works inside.
 */
@NullMarked
package io.landport.bench.growth;

import org.jspecify.annotations.NullMarked;

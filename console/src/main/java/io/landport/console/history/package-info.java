/**
 * The history of the pipeline beyond what one process remembers: adds samples up to minutes, has them recorded, and serves them. Guarantees
 * that what was not measured is missing, and never 0. Must not know SQL.
 */
@NullMarked
package io.landport.console.history;

import org.jspecify.annotations.NullMarked;

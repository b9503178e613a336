/**
 * The messages of feeds: declarations, cancellations and decisions, as given and not yet judged. Values may be invalid; only the
 * judge rejects them.
 */
@NullMarked
package io.landport.domain.document;

import org.jspecify.annotations.NullMarked;

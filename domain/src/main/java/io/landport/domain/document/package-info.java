/**
 * What feeds say: declarations, cancellations and decisions, as given and not yet judged. May hold nonsense; refuses
 * only what no feed can mean.
 */
@NullMarked
package io.landport.domain.document;

import org.jspecify.annotations.NullMarked;

/**
 * The e-commerce lists that summaries name, and their fates. Must not know how they are determined.
 */
@NullMarked
package io.landport.domain.summary;

import org.jspecify.annotations.NullMarked;

/**
 * What is counted: exact amounts under the dimensions of a daily total. Guarantees that sums neither round nor overflow.
 */
@NullMarked
package io.landport.domain.total;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.landport.query.receipt;

import org.jspecify.annotations.NullMarked;

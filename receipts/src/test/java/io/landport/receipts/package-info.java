@NullMarked
package io.landport.receipts;

import org.jspecify.annotations.NullMarked;

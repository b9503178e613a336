@NullMarked
package io.landport.query.history;

import org.jspecify.annotations.NullMarked;

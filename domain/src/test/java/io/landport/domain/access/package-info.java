@NullMarked
package io.landport.domain.access;

import org.jspecify.annotations.NullMarked;

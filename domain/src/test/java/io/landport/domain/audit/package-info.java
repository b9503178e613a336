@NullMarked
package io.landport.domain.audit;

import org.jspecify.annotations.NullMarked;

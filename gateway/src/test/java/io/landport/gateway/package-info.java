@NullMarked
package io.landport.gateway;

import org.jspecify.annotations.NullMarked;

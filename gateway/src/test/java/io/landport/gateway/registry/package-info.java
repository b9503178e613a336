@NullMarked
package io.landport.gateway.registry;

import org.jspecify.annotations.NullMarked;

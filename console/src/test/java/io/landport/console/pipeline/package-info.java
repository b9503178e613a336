@NullMarked
package io.landport.console.pipeline;

import org.jspecify.annotations.NullMarked;

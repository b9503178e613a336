@NullMarked
package io.landport.console.view;

import org.jspecify.annotations.NullMarked;

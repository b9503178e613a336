@NullMarked
package io.landport.http;

import org.jspecify.annotations.NullMarked;

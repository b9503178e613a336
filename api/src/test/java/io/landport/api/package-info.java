/** Tests of questions over HTTP. */
@NullMarked
package io.landport.api;

import org.jspecify.annotations.NullMarked;

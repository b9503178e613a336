/** Tests of the views: the figures that they give for small and random trade, and what the documentation says of them. */
@NullMarked
package io.landport.store.view;

import org.jspecify.annotations.NullMarked;

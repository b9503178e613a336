/** The page for people who look at figures, and the catalogue that it is made of. Must not know the store: the page asks the other routes. */
@NullMarked
package io.landport.api.explorer;

import org.jspecify.annotations.NullMarked;

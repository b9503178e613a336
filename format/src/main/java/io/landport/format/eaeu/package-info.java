/** Goods declarations of the Eurasian Economic Union, their corrections and customs marks as XML: eaeu-esad. */
@NullMarked
package io.landport.format.eaeu;

import org.jspecify.annotations.NullMarked;

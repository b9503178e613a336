/** Structure queries of SDMX REST and structure messages: dataflows, data structures, code lists, concepts and availability. */
@NullMarked
package io.landport.sdmx.structure;

import org.jspecify.annotations.NullMarked;

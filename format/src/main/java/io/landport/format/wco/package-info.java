/** Declarations of the WCO data model as declaration management systems exchange them: wco-dms. */
@NullMarked
package io.landport.format.wco;

import org.jspecify.annotations.NullMarked;

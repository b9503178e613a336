/**
 * Describes figures for every interface: dataflows with their dimensions and measures, derived from the questions, and their names in
 * three languages. Must not know a format or a protocol.
 */
@NullMarked
package io.landport.query.catalogue;

import org.jspecify.annotations.NullMarked;

/**
 * What operators did, as values for the audit log. Must not know how actions are carried out, and never holds a document.
 */
@NullMarked
package io.landport.domain.audit;

import org.jspecify.annotations.NullMarked;

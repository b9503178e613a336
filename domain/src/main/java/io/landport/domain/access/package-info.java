/**
 * Access tokens and the roles that they carry, as values. Must not know how a token is presented, stored or checked.
 */
@NullMarked
package io.landport.domain.access;

import org.jspecify.annotations.NullMarked;

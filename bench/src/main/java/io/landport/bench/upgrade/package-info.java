/**
 * Two builds of Landport on one installation under load. Starts processes of both, replaces one after another, kills some, and verifies what
 * remains. Must not know how a build is measured otherwise.
 */
@NullMarked
package io.landport.bench.upgrade;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.landport.contract.json;

import org.jspecify.annotations.NullMarked;

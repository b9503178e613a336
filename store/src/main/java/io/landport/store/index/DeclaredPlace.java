package io.landport.store.index;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.Header;
import org.jspecify.annotations.Nullable;

/**
 * Where a revision says that its goods cross the border, in the codes of its source. The crossing follows from these codes, the day and
 * the reference data.
 *
 * @param scheme of the crossing; null means the first of the source
 */
public record DeclaredPlace(
        String source,
        @Nullable String scheme,
        String crossing,
        @Nullable String mode) {

    /** The place of a declaration. */
    public static DeclaredPlace of(Declaration declaration) {
        Header header = declaration.header();
        return new DeclaredPlace(declaration.id().source(), header.crossingScheme(), header.crossing(), header.mode());
    }
}

package io.landport.reference;

import io.landport.domain.reference.Reference;

/** The bundled reference data, read once for all tests of a module. */
public final class BundledReference {
    public static final Reference REFERENCE = ReferenceReader.bundled();

    private BundledReference() {}
}

package io.landport.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON schema of documents, {@code docs/trade-document.schema.json}: the form in which feeds write them without Avro. */
public final class DocumentSchema {
    /** Its id in the bundled registry, after those of all Avro schemas that there will be. */
    public static final int ID = BundledSchemas.FIRST_ID + (1 << 20);

    private static final String NAME = "trade-document.schema.json";

    private DocumentSchema() {}

    /** As JSON. */
    public static String text() {
        try (InputStream in = Objects.requireNonNull(DocumentSchema.class.getResourceAsStream(NAME), NAME)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.landport.contract.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** Reads the bundled schema files. */
final class Schemas {
    private Schemas() {}

    static Schema bundled(String file) {
        try (InputStream in = Schemas.class.getResourceAsStream("/io/landport/contract/" + file)) {
            if (in == null) {
                throw new IllegalStateException("schema " + file + " is not bundled");
            }
            return new Schema.Parser().parse(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read schema " + file, unreadable);
        }
    }
}

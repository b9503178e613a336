package io.landport.contract.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** Reads the bundled schema files, also those of earlier versions. */
public final class Schemas {
    private Schemas() {}

    /**
     * A schema of this module.
     *
     * @param file name with version, such as {@code DailyTotal.v2.avsc}
     */
    public static Schema bundled(String file) {
        try (InputStream in = Schemas.class.getResourceAsStream("/io/landport/contract/" + file)) {
            if (in == null) {
                throw new IllegalStateException("schema " + file + " is not bundled");
            }
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read schema " + file, e);
        }
    }
}

package io.landport.operations.instance;

import io.landport.installation.settings.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The file {@code curl} in a data folder, with which {@code curl -K} sends the access token of its instance. It stays when the instance stops,
 * as the token does.
 */
record CurlOptions(Path file) {
    static CurlOptions in(Path data) {
        return new CurlOptions(data.resolve("curl"));
    }

    void write(String token) {
        try {
            PrivateFile.write(file, "header = \"Authorization: Bearer " + token + "\"\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}

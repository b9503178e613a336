package io.landport.gateway;

import io.landport.format.feed.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;

/** Computes the digest of a body while it is read. It stays open when a feed closes it, so that the rest can be read. */
final class BodyDigest extends DigestInputStream {

    BodyDigest(InputStream body) {
        super(body, Sha256.digest());
    }

    /** SHA-256 of all of the body, in hexadecimal digits; reads what was not read yet. */
    String ofAll() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return Sha256.hex(getMessageDigest().digest());
    }

    @Override
    public void close() {
        // The server closes the body.
    }
}

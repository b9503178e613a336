package io.landport.http;

import java.nio.file.Path;

/**
 * The files that a server proves its identity with, in PEM.
 *
 * @param certificate of the server, followed by intermediate ones
 * @param key PKCS#8, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {}

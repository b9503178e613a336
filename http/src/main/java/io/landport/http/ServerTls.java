package io.landport.http;

import io.landport.http.tls.PemException;
import io.landport.http.tls.PemIdentity;
import io.landport.http.tls.PemWatch;
import java.security.KeyStore;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** TLS of the server. New connections use a changed certificate a second later; open ones are not interrupted. */
final class ServerTls implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final SslContextFactory.Server context;
    private final PemWatch watch;

    private ServerTls(SslContextFactory.Server context, PemWatch watch) {
        this.context = context;
        this.watch = watch;
    }

    /** @throws HttpStartException if the files cannot be used */
    static ServerTls of(TlsFiles files) {
        try {
            PemIdentity first = PemIdentity.read(files.certificate(), files.key());
            SslContextFactory.Server context = new SslContextFactory.Server();
            use(context, first.keyStore());
            context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
            // Clients that know only an address send no name.
            context.setSniRequired(false);
            return new ServerTls(
                    context,
                    PemWatch.start(files.certificate(), files.key(), first, INTERVAL, store -> reload(context, store)));
        } catch (PemException e) {
            throw new HttpStartException(
                    "cannot serve HTTPS: " + e.getMessage()
                            + "; correct LANDPORT_HTTP_CERTIFICATE and LANDPORT_HTTP_KEY",
                    e);
        }
    }

    SslConnectionFactory before(HttpConnectionFactory http) {
        return new SslConnectionFactory(context, http.getProtocol());
    }

    @Override
    public void close() {
        watch.close();
    }

    private static void use(SslContextFactory.Server context, KeyStore store) {
        context.setKeyStore(store);
        context.setKeyStorePassword("");
        context.setKeyManagerPassword("");
    }

    private static void reload(SslContextFactory.Server context, KeyStore store) {
        try {
            context.reload(changed -> changed.setKeyStore(store));
        } catch (Exception e) {
            throw new IllegalStateException("cannot use the changed certificate", e);
        }
    }
}

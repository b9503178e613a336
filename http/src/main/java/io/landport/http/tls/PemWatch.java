package io.landport.http.tls;

import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a certificate and its key again when a file changes. It compares contents, because a file may be replaced through symbolic links
 * and within the resolution of its time. Files that cannot be used are logged, and the identity in use stays.
 */
public final class PemWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PemWatch.class);

    private final Path certificate;
    private final Path key;
    private final Consumer<KeyStore> changed;
    private final Duration interval;
    private final CountDownLatch closed = new CountDownLatch(1);
    private PemIdentity last;

    private PemWatch(Path certificate, Path key, PemIdentity first, Duration interval, Consumer<KeyStore> changed) {
        this.certificate = certificate;
        this.key = key;
        this.last = first;
        this.interval = interval;
        this.changed = changed;
    }

    /**
     * @param first the identity in use
     * @param changed receives each further one
     */
    public static PemWatch start(
            Path certificate, Path key, PemIdentity first, Duration interval, Consumer<KeyStore> changed) {
        PemWatch watch = new PemWatch(certificate, key, first, interval, changed);
        Thread thread = new Thread(watch::run, "certificate");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        try {
            while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            PemIdentity now = PemIdentity.read(certificate, key);
            if (!now.equals(last)) {
                last = now;
                changed.accept(now.keyStore());
                LOG.info("the certificate has been read again from {}", certificate);
            }
        } catch (PemException e) {
            LOG.warn("keeping the certificate in use: {} ({}, {})", e.getMessage(), certificate, key);
        }
    }
}

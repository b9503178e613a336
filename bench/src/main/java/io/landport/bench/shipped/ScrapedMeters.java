package io.landport.bench.shipped;

import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.http.token.Access;
import io.landport.monitor.meter.Meters;
import io.landport.monitor.meter.MetricsMount;
import io.landport.operations.stage.StageMeters;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The meters of a stage as in an installation, scraped every second by the process itself: the scraper's share is part of their cost. */
final class ScrapedMeters implements AutoCloseable {
    private final Meters meters = new Meters();
    private final FrontDoor door;
    private final ScheduledExecutorService scraper = Executors.newSingleThreadScheduledExecutor();

    ScrapedMeters() {
        this.door = FrontDoor.with(HttpSettings.onLoopback(0), Clock.systemUTC())
                .listener(meters.http())
                .mount(new MetricsMount(meters, Access.OPEN))
                .start();
        URI address = door.address().resolve("/metrics");
        ScheduledFuture<?> unused = scraper.scheduleAtFixedRate(() -> scrape(address), 1, 1, TimeUnit.SECONDS);
    }

    StageMeters stage() {
        return new StageMeters(meters);
    }

    @Override
    public void close() {
        scraper.shutdownNow();
        door.close();
        meters.close();
    }

    private static void scrape(URI address) {
        try (InputStream text = address.toURL().openStream()) {
            text.transferTo(OutputStream.nullOutputStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

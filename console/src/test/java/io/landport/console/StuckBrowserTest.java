package io.landport.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.Context;
import io.landport.console.view.Filter;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.http.Mount;
import io.landport.http.Route;
import io.landport.http.token.Access;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Twenty browsers over sockets, one of which takes nothing. Measures the heap, so no other test runs at the same time. Runs only if the
 * property {@code bars} is set, because it needs a quiet machine.
 */
@Tag("server")
@EnabledIfSystemProperty(named = "bars", matches = ".+")
@Isolated
final class StuckBrowserTest {
    private static final int BROWSERS = 20;
    private static final int EVENTS = 40;
    private static final int EVENT_MILLIS = 250;

    /** Events that are not measured: the code is compiled meanwhile. */
    private static final int WARM_UP = 20;

    /** As many values as a view with all crossings has, 80 kB in all. */
    private static final int VALUES = 80;

    private static final int VALUE_BYTES = 1_000;
    private static final long MEGABYTE = 1_000_000;

    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final CountDownLatch connected = new CountDownLatch(BROWSERS);
    private final Queue<Long> delays = new ConcurrentLinkedQueue<>();

    @Test
    @Timeout(60)
    void shouldNeitherDelayOthersNorFillTheHeap() throws Exception {
        // Given
        List<Socket> sockets = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        ScheduledExecutorService values = Executors.newSingleThreadScheduledExecutor();
        try (FrontDoor door = FrontDoor.with(HttpSettings.onLoopback(0), Clock.systemUTC())
                .mount(new Streams())
                .start()) {
            for (int browser = 0; browser < BROWSERS; browser++) {
                Socket socket = connect(door.address().getPort());
                sockets.add(socket);
                // The first one is stuck.
                if (browser > 0) {
                    Thread reader = new Thread(() -> read(socket), "browser-" + browser);
                    reader.start();
                    readers.add(reader);
                }
            }
            connected.await();
            offer(0);
            long before = usedHeap();

            // When
            CountDownLatch offered = new CountDownLatch(EVENTS + WARM_UP);
            ScheduledFuture<?> unused = values.scheduleAtFixedRate(
                    () -> {
                        if (offered.getCount() == EVENTS) {
                            delays.clear();
                        }
                        offer((int) offered.getCount());
                        offered.countDown();
                    },
                    EVENT_MILLIS,
                    EVENT_MILLIS,
                    TimeUnit.MILLISECONDS);
            offered.await();
            values.shutdownNow();
            long growth = usedHeap() - before;
            // The door waits for streams.
            subscribers.forEach(Subscriber::end);
            for (Socket socket : sockets) {
                socket.close();
            }

            // Then
            List<Long> sorted = delays.stream().sorted().toList();
            long percentile = sorted.get(sorted.size() * 99 / 100);
            System.out.printf(
                    "console: one stuck browser of %d, the others' delay p99 %d ms, heap %+,d kB%n",
                    BROWSERS, percentile, growth / 1_000);
            assertThat(sorted).hasSizeGreaterThan((BROWSERS - 1) * EVENTS / 2);
            assertThat(percentile).isLessThan(500);
            assertThat(growth).isLessThan(10 * MEGABYTE);
        } finally {
            values.shutdownNow();
            for (Thread reader : readers) {
                reader.join();
            }
        }
    }

    /** All values change. */
    private void offer(int number) {
        Map<String, String> values = new HashMap<>();
        values.put("at", Long.toString(System.nanoTime()));
        for (int value = 0; value < VALUES; value++) {
            values.put("crossing:" + value, '"' + "x".repeat(VALUE_BYTES) + number + '"');
        }
        subscribers.forEach(subscriber -> subscriber.offer(values));
    }

    private static long usedHeap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write("GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void read(Socket socket) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int at = line.indexOf("\"at\":");
                if (at >= 0) {
                    long sent = Long.parseLong(line.substring(at + 5).replaceFirst("\\D.*", ""));
                    delays.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent));
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private final class Streams implements Mount {
        @Override
        public List<Route> routes() {
            return List.of(Route.get("/stream", Access.OPEN, this::stream));
        }

        @Override
        public String openApi() {
            return "{}";
        }

        private void stream(Context context) throws IOException, InterruptedException {
            Subscriber subscriber = new Subscriber(Filter.of(Map.of()), Long.MAX_VALUE);
            subscribers.add(subscriber);
            connected.countDown();
            subscriber.send(context.res().getOutputStream());
        }
    }
}

package io.landport.bench.process;

import io.landport.embedded.EmbeddedKafka;
import io.landport.embedded.ProxiedListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the embedded broker in this process on a folder and a port, with a listener for each following pair of a port and the port
 * that it advertises. Prints its address and the port of each listener, and runs until standard input ends.
 */
final class BrokerMain {
    private static final int FIRST_LISTENER = 2;

    private BrokerMain() {}

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws IOException {
        List<ProxiedListener> proxied = new ArrayList<>();
        for (int next = FIRST_LISTENER; next < arguments.length; next += 2) {
            proxied.add(new ProxiedListener(Integer.parseInt(arguments[next]), Integer.parseInt(arguments[next + 1])));
        }
        EmbeddedKafka kafka = EmbeddedKafka.startOpen(Path.of(arguments[0]), Integer.parseInt(arguments[1]), proxied);
        System.out.println(kafka.bootstrapServers());
        kafka.proxied().forEach(listener -> System.out.println(listener.port()));
        if (System.in.read() < 0) {
            kafka.close();
        }
        System.exit(0);
    }
}

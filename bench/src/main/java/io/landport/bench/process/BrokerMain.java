package io.landport.bench.process;

import io.landport.launcher.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;

/** Runs the embedded broker in this process on a folder and a port: prints its address and runs until standard input ends. */
final class BrokerMain {
    private BrokerMain() {}

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws IOException {
        EmbeddedKafka kafka = EmbeddedKafka.startOpen(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println(kafka.bootstrapServers());
        if (System.in.read() < 0) {
            kafka.close();
        }
        System.exit(0);
    }
}

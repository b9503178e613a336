package io.landport.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** Starts the broker on the folder it is given, has a record committed and another not, prints the cluster id, and waits to be killed. */
final class BrokerHolder {

    private BrokerHolder() {}

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws IOException {
        EmbeddedKafka kafka = EmbeddedKafka.startOpen(Path.of(arguments[0]), 0);
        Letters letters = new Letters(kafka.client());
        letters.createTopic();
        letters.send("kept");
        letters.sendWithoutEnd("lost");
        System.out.println(kafka.clusterId());
        int end = System.in.read();
        System.exit(end);
    }
}

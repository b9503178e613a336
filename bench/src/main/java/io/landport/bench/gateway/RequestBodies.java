package io.landport.bench.gateway;

import io.landport.bench.workload.Workload;
import io.landport.format.json.NdjsonWriter;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Messages of the workload as NDJSON: in the bodies of requests, and as a file for {@code ingest}. */
final class RequestBodies {
    /** Documents of one request. */
    static final int DOCUMENTS = 100;

    private final List<byte[]> bodies;

    private RequestBodies(List<byte[]> bodies) {
        this.bodies = List.copyOf(bodies);
    }

    /** @param messages rounded down to whole requests */
    static RequestBodies of(Workload workload, int messages) throws IOException {
        List<byte[]> bodies = new ArrayList<>();
        for (int first = 0; first + DOCUMENTS <= messages; first += DOCUMENTS) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            NdjsonWriter writer = new NdjsonWriter(body);
            for (int index = first; index < first + DOCUMENTS; index++) {
                writer.write(workload.message(index));
            }
            bodies.add(body.toByteArray());
        }
        return new RequestBodies(bodies);
    }

    /** The number of requests. */
    int size() {
        return bodies.size();
    }

    /** The body of a request; after the last one follows the first. */
    byte[] body(int request) {
        return bodies.get(request % bodies.size());
    }

    void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (byte[] body : bodies) {
                out.write(body);
            }
        }
    }
}

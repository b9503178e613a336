package io.landport.launcher.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real Prometheus that scrapes one address every second. */
final class PrometheusProcess implements AutoCloseable {
    /** The status while the data of an earlier run are read. */
    private static final int UNAVAILABLE = 503;

    private final Process process;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    private PrometheusProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/bin/prometheus"));
    }

    /** @param target that is scraped */
    static PrometheusProcess start(Path folder, URI target) throws IOException {
        Path settings = Files.writeString(folder.resolve("prometheus.yml"), """
                global:
                  scrape_interval: 1s
                scrape_configs:
                  - job_name: landport
                    static_configs:
                      - targets: ["%s"]
                """.formatted(target.getAuthority()));
        int port = freePort();
        Process process = new ProcessBuilder(
                        "/usr/bin/prometheus",
                        "--config.file=" + settings,
                        "--storage.tsdb.path=" + folder.resolve("prometheus"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusProcess(process, URI.create("http://127.0.0.1:" + port));
    }

    /** The result of a query; empty while Prometheus starts. */
    JsonNode query(String expression) throws IOException, InterruptedException {
        URI query = address.resolve("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response =
                    http.send(HttpRequest.newBuilder(query).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == UNAVAILABLE) {
                return new ObjectMapper().createArrayNode();
            }
            JsonNode answer = new ObjectMapper().readTree(response.body());
            if (answer.path("status").asText().equals("error")) {
                throw new IllegalArgumentException(
                        expression + ": " + answer.path("error").asText());
            }
            return answer.path("data").path("result");
        } catch (ConnectException e) {
            return new ObjectMapper().createArrayNode();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

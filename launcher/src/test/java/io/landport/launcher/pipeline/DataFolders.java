package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Data folders for instances whose first start is not what a test is about. */
final class DataFolders {
    private DataFolders() {}

    /** Copies what the first start makes: servers, schema and topics. Returns the folder, which is created if it is missing. */
    static Path prepared(Path data) {
        try {
            Files.createDirectories(data);
            Process copy = new ProcessBuilder("cp", "-a", Template.FOLDER + "/.", data.toString())
                    .inheritIO()
                    .start();
            assertThat(copy.onExit().join().exitValue()).isZero();
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> leavesFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : leavesFirst) {
                Files.delete(path);
            }
        }
    }

    /** Made by the first test of this process that needs it. */
    private static final class Template {
        private static final Path FOLDER = create();

        private static Path create() {
            try {
                Path folder = Files.createTempDirectory("landport-template-");
                Instance.start(folder, new Ports(0, 0, false), Map.of()).close();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        delete(folder);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

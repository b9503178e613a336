package io.landport.launcher.pipeline;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The classes that the demo loads, archived once for all processes that tests start (class data sharing): a server starts with a quarter
 * less processor time.
 */
final class ClassArchive {
    private static final List<String> JARS =
            entries().filter(ClassArchive::isJar).toList();

    /** That of this process with the jars first: only their classes can be archived. */
    static final String CLASS_PATH = String.join(
            File.pathSeparator,
            Stream.concat(JARS.stream(), entries().filter(entry -> !isJar(entry)))
                    .toList());

    private ClassArchive() {}

    /** The options of a JVM that uses it. */
    static List<String> options() {
        return Holder.OPTIONS;
    }

    private static Stream<String> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    private static boolean isJar(String entry) {
        return entry.endsWith(".jar");
    }

    /** Made by the first test of a build that needs it. */
    private static final class Holder {
        private static final List<String> OPTIONS = List.of("-XX:SharedArchiveFile=" + archive(), "-Xlog:cds=off");

        private static Path archive() {
            try {
                Path archive =
                        Path.of("target", "classes-" + fingerprint() + ".jsa").toAbsolutePath();
                if (!Files.exists(archive)) {
                    dump(archive);
                }
                return archive;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void dump(Path archive) throws IOException {
            Path folder = Files.createTempDirectory("landport-classes-");
            Path part = folder.resolve("classes.jsa");
            Path printed = folder.resolve("printed.txt");
            String[] demo = Up.words("demo", folder.resolve("data"), 0, "--for", "1s");
            Process process = ChildJvm.process(ChildJvm.archiving(part, demo))
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            if (process.onExit().join().exitValue() != 0 || !Files.exists(part)) {
                throw new IOException("no classes were archived: " + Files.readString(printed));
            }
            Files.move(part, archive, StandardCopyOption.REPLACE_EXISTING);
            DataFolders.delete(folder);
        }

        /** Java refuses an archive of other jars or of another version. */
        private static UUID fingerprint() throws IOException {
            StringBuilder facts = new StringBuilder(System.getProperty("java.vm.version"));
            for (String jar : JARS) {
                facts.append(jar).append(Files.getLastModifiedTime(Path.of(jar)));
            }
            return UUID.nameUUIDFromBytes(facts.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}

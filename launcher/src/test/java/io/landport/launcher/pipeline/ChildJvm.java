package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.launcher.Landport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A JVM that runs Landport as a user does, with the class path of this process. */
final class ChildJvm {
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            ClassArchive.CLASS_PATH);

    private ChildJvm() {}

    /** The words of a command line. */
    static List<String> command(String... arguments) {
        return command(Landport.class, arguments);
    }

    /** The same for another main class. */
    static List<String> command(Class<?> main, String... arguments) {
        return command(ClassArchive.options(), main, arguments);
    }

    /** One that runs Landport and archives the classes that it has loaded, when it ends. */
    static List<String> archiving(Path archive, String... arguments) {
        return command(List.of("-XX:ArchiveClassesAtExit=" + archive), Landport.class, arguments);
    }

    private static List<String> command(List<String> options, Class<?> main, String... arguments) {
        return Stream.of(JAVA, options, List.of(main.getName()), List.of(arguments))
                .flatMap(List::stream)
                .toList();
    }

    /** Sends a signal, such as {@code STOP}. */
    static void signal(String name, Stream<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of("kill", "-" + name), processes.map(process -> Long.toString(process.pid())))
                .toList();
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    /** A process that gets no settings from the environment of this one. */
    static ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("LANDPORT_"));
        return builder;
    }
}

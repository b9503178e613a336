package io.landport.launcher.pipeline;

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
            System.getProperty("java.class.path"),
            "io.landport.launcher.Landport");

    private ChildJvm() {}

    /** The words of a command line. */
    static List<String> command(String... arguments) {
        return Stream.concat(JAVA.stream(), Stream.of(arguments)).toList();
    }

    /** A process that gets no settings from the environment of this one. */
    static ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("LANDPORT_"));
        return builder;
    }
}

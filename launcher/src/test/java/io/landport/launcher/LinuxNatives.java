package io.landport.launcher;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Removes the native libraries of compressors for other systems than Linux on x86-64 and arm64 from the jars of a folder, which makes them
 * 8 MB smaller. The build of a release and that of the image run it. The other bytes of a jar stay as they are.
 */
final class LinuxNatives {
    private static final Pattern JAR = Pattern.compile("(?:lz4-java|snappy-java|zstd-jni)-[0-9.-]+\\.jar");
    private static final Pattern NATIVE = Pattern.compile(".*\\.(?:so|dll|dylib|jnilib|a)");
    private static final Pattern LINUX =
            Pattern.compile(".*/(?:linux/(?:amd64|aarch64)|Linux/(?:x86_64|aarch64))/[^/]*", Pattern.CASE_INSENSITIVE);

    private LinuxNatives() {}

    /** Changes the jars in the folder that the argument names. */
    public static void main(String... arguments) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path jar : files.filter(
                            file -> JAR.matcher(file.getFileName().toString()).matches())
                    .toList()) {
                removeFrom(jar);
            }
        }
    }

    private static void removeFrom(Path jar) throws IOException {
        try (FileSystem entries = FileSystems.newFileSystem(jar);
                Stream<Path> all = Files.walk(entries.getPath("/"))) {
            List<Path> foreign = all.filter(
                            entry -> NATIVE.matcher(entry.toString()).matches()
                                    && !LINUX.matcher(entry.toString()).matches())
                    .toList();
            for (Path entry : foreign) {
                Files.delete(entry);
            }
        }
    }
}

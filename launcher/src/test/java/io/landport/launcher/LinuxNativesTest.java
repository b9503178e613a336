package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinuxNativesTest {
    private static final List<String> KEPT = List.of(
            "META-INF/MANIFEST.MF",
            "org/xerial/snappy/Snappy.class",
            "linux/aarch64/libzstd-jni-1.5.7-17.so",
            "linux/amd64/libzstd-jni-1.5.7-17.so",
            "org/xerial/snappy/native/Linux/x86_64/libsnappyjava.so");

    @TempDir
    private Path folder;

    @Test
    void shouldKeepTheNativesOfLinuxOnly() throws IOException {
        // Given
        Path jar = jar("zstd-jni-1.5.7-17.jar");
        Path other = jar("other-1.0.jar");
        long size = Files.size(other);

        // When
        LinuxNatives.main(folder.toString());
        byte[] once = Files.readAllBytes(jar);
        LinuxNatives.main(folder.toString());

        // Then
        try (ZipFile changed = new ZipFile(jar.toFile())) {
            assertThat(changed.stream().map(ZipEntry::getName)).containsExactlyElementsOf(KEPT);
            assertThat(changed.getInputStream(changed.getEntry(KEPT.get(1))).readAllBytes())
                    .asString()
                    .isEqualTo(KEPT.get(1));
        }
        assertThat(jar).hasBinaryContent(once);
        assertThat(other).hasSize(size);
    }

    private Path jar(String name) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : KEPT) {
                write(out, entry);
            }
            write(out, "linux/s390x/libzstd-jni-1.5.7-17.so");
            write(out, "win/amd64/libzstd-jni-1.5.7-17.dll");
            write(out, "org/xerial/snappy/native/Linux/android-aarch64/libsnappyjava.so");
            write(out, "org/xerial/snappy/native/AIX/ppc/libsnappyjava.a");
            write(out, "org/xerial/snappy/native/Mac/x86/libsnappyjava.jnilib");
        }
        return jar;
    }

    private static void write(ZipOutputStream out, String entry) throws IOException {
        out.putNextEntry(new ZipEntry(entry));
        out.write(entry.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }
}

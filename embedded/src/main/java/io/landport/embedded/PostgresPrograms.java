package io.landport.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.jar.JarEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked once from the archive for this platform into a folder with the checksum and the size of the archive
 * in its name, so that releases do not share a folder.
 */
final class PostgresPrograms {
    private final Path home;

    private PostgresPrograms(Path home) {
        this.home = home;
    }

    /**
     * @param cache the folder to unpack to; may be shared by processes
     * @throws ServerStartException if there is no archive for this platform
     */
    static PostgresPrograms unpacked(Path cache) throws IOException {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path home = cache.resolve("postgres-" + checksum(archive));
        if (!Files.isDirectory(home)) {
            unpack(archive, home);
        }
        return new PostgresPrograms(home);
    }

    Path named(String program) {
        return home.resolve("bin").resolve(program);
    }

    static String archive(String system, String machine) {
        String lower = system.toLowerCase(Locale.ROOT);
        return "/postgres-%s-%s.txz"
                .formatted(lower.startsWith("mac") ? "darwin" : lower, machine.equals("aarch64") ? "arm_64" : "x86_64");
    }

    /** What the jar says of the archive: to hash it would take a tenth of a second of each start. */
    private static String checksum(String archive) throws IOException {
        if (!(located(archive).openConnection() instanceof JarURLConnection connection)) {
            throw new IOException(archive + " is not in a jar");
        }
        JarEntry entry = connection.getJarEntry();
        return "%08x-%x".formatted(entry.getCrc(), entry.getSize());
    }

    private static InputStream open(String archive) throws IOException {
        return located(archive).openStream();
    }

    private static URL located(String archive) {
        URL located = PostgresPrograms.class.getResource(archive);
        if (located == null) {
            throw new ServerStartException(
                    "no PostgreSQL for this platform (%s is not in the class path): set LANDPORT_DATABASE_URL"
                                    .formatted(archive)
                            + " to a database of your own.");
        }
        return located;
    }

    // Unpacks to a temporary folder and renames it: the folder is always complete, and concurrent processes do not
    // conflict.
    private static void unpack(String archive, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path part = Files.createTempDirectory(
                home.getParent(),
                "unpacking-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (InputStream packed = new BufferedInputStream(open(archive));
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, part);
            }
        }
        install(part, home);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path home) throws IOException {
        Path target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("the archive contains a path outside of its root: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if (target.startsWith(home.resolve("bin"))) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void install(Path part, Path home) throws IOException {
        try {
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            FolderTree.delete(part);
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }
}

package io.landport.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * The operating system user that runs the programs of PostgreSQL. They refuse to run as root, so root changes the user first.
 *
 * @param prefix command prefix that changes the user; empty for an ordinary user
 * @param uid id of the owner of the files
 */
record ServerUser(List<String> prefix, long uid) {
    private static final long ROOT = 0;
    private static final long NOBODY = 65_534;

    ServerUser {
        prefix = List.copyOf(prefix);
    }

    /**
     * @param folder a folder that this process can write
     * @throws ServerStartException if this is root and the user cannot be changed
     */
    static ServerUser current(Path folder) throws IOException {
        long uid = uid(folder);
        if (uid != ROOT) {
            return new ServerUser(List.of(), uid);
        }
        return Stream.of(inOwnNamespace(), nobody())
                .filter(ServerUser::isUsable)
                .findFirst()
                .orElseThrow(() -> new ServerStartException(
                        "PostgreSQL refuses to run as root, and root cannot create a user namespace (unshare -U)"
                                + " or change the user (setpriv) here: run landport as an ordinary user."));
    }

    /** A user namespace, in which root is nobody; the files remain owned by root. */
    static ServerUser inOwnNamespace() {
        return new ServerUser(List.of("unshare", "-U"), ROOT);
    }

    /** The user nobody, for containers that do not allow namespaces. */
    static ServerUser nobody() {
        return new ServerUser(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);
    }

    List<String> command(Path program, List<String> arguments) {
        return Stream.of(prefix.stream(), Stream.of(program.toString()), arguments.stream())
                .flatMap(words -> words)
                .toList();
    }

    /** Whether the programs run as nobody, who cannot read private files of the user of this process. */
    boolean isNobody() {
        return uid == NOBODY;
    }

    /** Changes the owner of all files of the tree to this user, if root created them. */
    void takeOwnership(Path tree) throws IOException {
        if (prefix.isEmpty() || Files.getAttribute(tree, "unix:uid").equals((int) uid)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                changeOwner(file);
                return FileVisitResult.CONTINUE;
            }

            // The folder itself is last, so that an interrupted walk is repeated.
            @Override
            @SuppressWarnings("NullAway") // the exception is null if the walk did not fail
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                changeOwner(folder);
                return super.postVisitDirectory(folder, failure);
            }
        });
    }

    // Read from a new file, because Java returns the id of root for a user without a passwd entry.
    private static long uid(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "owner-", "");
        try {
            return ((Integer) Files.getAttribute(file, "unix:uid")).longValue();
        } finally {
            Files.delete(file);
        }
    }

    private void changeOwner(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", (int) uid, LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isUsable() {
        try {
            List<String> command =
                    Stream.concat(prefix.stream(), Stream.of("true")).toList();
            return ExternalProgram.run(new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD))
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

package io.landport.launcher.embedded;

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
 * The user that PostgreSQL's programs run as: they refuse to work for root, so root prefix down first.
 *
 * @param prefix the words before a command that step down, none for an ordinary user
 * @param uid the user who owns the files then, as the file system counts users
 */
record ServerUser(List<String> prefix, long uid) {
    private static final long ROOT = 0;
    private static final long NOBODY = 65_534;

    ServerUser {
        prefix = List.copyOf(prefix);
    }

    /**
     * @param folder where this process may write
     * @throws ServerStartException if this is root and the machine offers no way to step down
     */
    static ServerUser current(Path folder) throws IOException {
        long uid = uid(folder);
        if (uid != ROOT) {
            return new ServerUser(List.of(), uid);
        }
        return Stream.of(inOwnNamespace(), nobody())
                .filter(ServerUser::isUsable)
                .findFirst()
                .orElseThrow(() ->
                        new ServerStartException("PostgreSQL refuses to run as root, and here root can neither open a"
                                + " user namespace (unshare -U) nor become another user (setpriv):"
                                + " run landport as an ordinary user."));
    }

    /** Root outside, nobody inside: the files stay root's. */
    static ServerUser inOwnNamespace() {
        return new ServerUser(List.of("unshare", "-U"), ROOT);
    }

    /** For containers, which seldom allow namespaces. */
    static ServerUser nobody() {
        return new ServerUser(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);
    }

    List<String> command(Path program, List<String> arguments) {
        return Stream.of(prefix.stream(), Stream.of(program.toString()), arguments.stream())
                .flatMap(words -> words)
                .toList();
    }

    /** Whether files that only this process' own user can reach are out of reach of the programs. */
    boolean isNobody() {
        return uid == NOBODY;
    }

    /** Makes every file of the tree this user's own, where root left it to another. */
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

            // The folder itself comes last: an interrupted walk is done again.
            @Override
            @SuppressWarnings("NullAway") // the walk's own signature: no exception means null
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                changeOwner(folder);
                return super.postVisitDirectory(folder, failure);
            }
        });
    }

    // By the owner of a new file: Java's own answer is root's number for a user whom the machine has no entry of.
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

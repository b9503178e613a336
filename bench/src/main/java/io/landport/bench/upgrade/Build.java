package io.landport.bench.upgrade;

import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.StageChild;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A build of Landport.
 *
 * @param name for messages
 * @param classPath of its processes
 */
public record Build(String name, String classPath) {
    /** That of the bench. */
    public static Build ofWorkingTree() {
        return new Build("the working tree", ChildProcess.OWN_CLASS_PATH);
    }

    /**
     * That of a commit, which is checked out to a folder and built there.
     *
     * @throws IllegalStateException if Git or the build fails
     */
    public static Build of(String commit, Path folder) throws IOException, InterruptedException {
        run(Path.of(""), "git", "worktree", "add", "--force", "--detach", folder.toString(), commit);
        run(folder, folder.resolve("landport").toString(), "--version");
        Path target = folder.resolve("launcher").resolve("target");
        return new Build(commit, String.join(File.pathSeparator, target + "/*", target + "/lib/*", bench().toString()));
    }

    /** Removes the checkout of a commit. */
    public static void remove(Path folder) throws IOException, InterruptedException {
        run(Path.of(""), "git", "worktree", "remove", "--force", folder.toString());
    }

    /** The archive with the class that starts processes; all others come from the build. */
    private static Path bench() {
        try {
            Path archive = Path.of(StageChild.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(archive)) {
                throw new IllegalStateException("run this by ./landport bench: " + archive + " is not an archive");
            }
            return archive;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("failed with exit code " + process.exitValue() + ": " + List.of(command));
        }
    }
}

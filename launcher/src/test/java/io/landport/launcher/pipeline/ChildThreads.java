package io.landport.launcher.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.PreInterruptCallback;
import org.junit.jupiter.api.extension.PreInterruptContext;

/**
 * Before a test is interrupted because it takes too long, prints the threads of the JVMs that tests have started. JUnit prints those of this
 * one.
 */
public final class ChildThreads implements PreInterruptCallback {
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    private static final int SECONDS = 30;

    @Override
    public void beforeThreadInterrupt(PreInterruptContext interrupted, ExtensionContext test) throws Exception {
        Path threads = Files.createTempFile("threads", ".txt");
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            if (child.info()
                    .command()
                    .filter(command -> command.endsWith("java"))
                    .isPresent()) {
                print(child, threads);
            }
        }
        Files.delete(threads);
    }

    private static void print(ProcessHandle jvm, Path threads) throws IOException, InterruptedException {
        Process print = new ProcessBuilder(JCMD.toString(), Long.toString(jvm.pid()), "Thread.print")
                .redirectErrorStream(true)
                .redirectOutput(threads.toFile())
                .start();
        // A suspended one does not answer.
        if (!print.waitFor(SECONDS, TimeUnit.SECONDS)) {
            print.destroyForcibly().waitFor();
        }
        System.out.println(jvm.info().commandLine().orElse("") + '\n' + Files.readString(threads));
    }
}

package io.landport.launcher;

import io.landport.terminal.ProgressLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * A command line that was run in this process, and what came of it.
 *
 * @param err without progress, which depends on the time that a command takes
 */
public record CommandRun(int exitCode, String out, String err) {

    /** Runs it in an environment. */
    public static CommandRun of(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                new LandportCommand(environment).run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new CommandRun(exitCode, out.toString(), withoutProgress(err.toString()));
    }

    private static String withoutProgress(String err) {
        return err.replaceAll("(?m)^" + ProgressLine.PREFIX + ".*\\R", "");
    }
}

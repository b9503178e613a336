package io.landport.launcher.administration;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = {
            "Prints the completion of commands and options for bash, and for zsh after bashcompinit.",
            "For this shell: source <(landport completion)"
        })
public final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        // A new command line has all commands with their options; that of this call has the options of this command
        // only.
        PrintWriter out = spec.commandLine().getOut();
        out.print(AutoComplete.bash(root.name(), new CommandLine(root.userObject())));
        // Only lines that are printed one by one are flushed by themselves.
        out.flush();
        return 0;
    }
}

package io.landport.verify.ledger;

import java.io.IOException;
import java.nio.file.Path;

/** Has a workspace with a file in it in the folder it is given, prints a line, and waits to be killed. */
final class WorkspaceHolder {
    private WorkspaceHolder() {}

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws IOException {
        try (Workspace workspace = Workspace.in(Path.of(arguments[0]), 1);
                ExternalSort sort = workspace.sort()) {
            sort.add(new byte[] {1}, new byte[] {2});
            System.out.println("ready");
            System.exit(System.in.read());
        }
    }
}

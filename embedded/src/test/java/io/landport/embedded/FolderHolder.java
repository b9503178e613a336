package io.landport.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** Takes the data folder it is given, prints its process, and waits to be killed. */
final class FolderHolder {

    private FolderHolder() {}

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) throws IOException {
        try (DataFolder folder = DataFolder.lock(Path.of(arguments[0]))) {
            System.out.println(ProcessHandle.current().pid());
            int end = System.in.read();
            System.exit(folder.path().toFile().exists() ? end : 1);
        }
    }
}

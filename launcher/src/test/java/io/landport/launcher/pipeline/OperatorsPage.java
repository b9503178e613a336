package io.landport.launcher.pipeline;

import io.landport.installation.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A running instance and a browser for its page of operators. */
record OperatorsPage(Path data, Up up, Browser browser, URI page) implements AutoCloseable {
    /** @param folder for the data of the instance and the profile of the browser */
    static OperatorsPage start(Path folder) throws IOException {
        Path data = folder.resolve("data");
        Up up = Up.start(DataFolders.prepared(data));
        try {
            up.awaitReady();
            URI page = Settings.read(Map.of(), data).httpUrl().orElseThrow().resolve("/console");
            Browser browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
            browser.enter(up.page());
            return new OperatorsPage(data, up, browser, page);
        } catch (IOException | RuntimeException e) {
            up.close();
            throw e;
        }
    }

    @Override
    public void close() {
        browser.close();
        up.close();
    }
}

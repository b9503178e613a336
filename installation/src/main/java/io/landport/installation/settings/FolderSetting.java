package io.landport.installation.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A folder from which the files of a feed are taken.
 *
 * @param feed name of the feed
 * @param isMarked whether a file is complete only if a file of its name with {@code .done} is beside it
 */
public record FolderSetting(String feed, Path folder, boolean isMarked) {
    private static final String MARKED = ":done";

    /**
     * The folders of a text such as {@code harbour=/srv/harbour; rail=/srv/rail:done}.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static List<FolderSetting> parse(String text) {
        return Arrays.stream(text.split(";", -1)).map(each -> one(each.strip())).toList();
    }

    private static FolderSetting one(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
            throw new IllegalArgumentException("a folder is FEED=FOLDER, but is '" + text + "'");
        }
        String folder = text.substring(equals + 1);
        boolean isMarked = folder.endsWith(MARKED);
        return new FolderSetting(
                text.substring(0, equals),
                Path.of(isMarked ? folder.substring(0, folder.length() - MARKED.length()) : folder),
                isMarked);
    }
}

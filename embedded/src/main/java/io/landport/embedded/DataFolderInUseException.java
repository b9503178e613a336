package io.landport.embedded;

import java.nio.file.Path;

/** The data folder is in use by another running instance. */
public final class DataFolderInUseException extends ServerException {

    DataFolderInUseException(Path folder, String holder) {
        super("the data folder %s is in use by another landport%s: stop that one, or choose another folder with --data."
                .formatted(folder, holder));
    }
}

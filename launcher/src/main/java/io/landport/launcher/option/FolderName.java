package io.landport.launcher.option;

/** Parses the name of a folder. The empty name, which a script passes for an unset variable, is not the current folder. */
final class FolderName extends FileName {
    FolderName() {
        super("folder");
    }
}

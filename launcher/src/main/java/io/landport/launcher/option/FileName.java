package io.landport.launcher.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses the name of a file. */
public class FileName implements ITypeConverter<Path> {
    private final String kind;

    public FileName() {
        this("file");
    }

    FileName(String kind) {
        this.kind = kind;
    }

    @Override
    public Path convert(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("the name of the " + kind + " is empty");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' is not the name of a " + kind);
        }
    }
}

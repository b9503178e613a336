package io.landport.launcher.option;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an offset or partition: a whole number from 0. */
public final class OffsetConverter implements ITypeConverter<Long> {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,18}");

    @Override
    public Long convert(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new TypeConversionException("'" + text + "' is not a whole number from 0");
        }
        return Long.valueOf(text);
    }
}

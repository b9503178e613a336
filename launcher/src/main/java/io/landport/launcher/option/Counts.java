package io.landport.launcher.option;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a count: a whole number from 1 to 999999999. */
public final class Counts implements ITypeConverter<Long> {
    private static final Pattern FORM = Pattern.compile("0*[1-9][0-9]{0,8}");

    @Override
    public Long convert(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new TypeConversionException("'" + text + "' is not a whole number from 1 to 999999999");
        }
        return Long.valueOf(text);
    }
}

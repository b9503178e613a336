package io.landport.launcher.option;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a port: 0 to 65535. */
public final class PortNumbers implements ITypeConverter<Integer> {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,5}");
    private static final int HIGHEST = 65_535;

    @Override
    public Integer convert(String text) {
        if (!FORM.matcher(text).matches() || Integer.parseInt(text) > HIGHEST) {
            throw new TypeConversionException("'" + text + "' is not a port from 0 to " + HIGHEST);
        }
        return Integer.valueOf(text);
    }
}

package io.landport.domain.judge;

/** A value of a feed in a message: without control characters, and no longer than 80 characters. */
public final class ShownValue {
    private static final int LONGEST = 80;

    private ShownValue() {}

    public static String of(String value) {
        String clean = value.codePoints()
                .limit(LONGEST)
                .map(point -> Character.isISOControl(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.length() < value.length() ? clean + "..." : clean;
    }
}

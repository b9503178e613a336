package io.landport.format.xml;

import org.jspecify.annotations.Nullable;

/**
 * Modes of transport as box 25 of the single administrative document has them, which all customs declarations that descend from it share:
 * one digit, or two of which the second divides it (71 pipeline, 72 power line).
 */
public final class TransportModes {
    private TransportModes() {}

    /** The mode under its id in the reference data; an unknown code stays as it is, and the judge rejects it. */
    public static @Nullable String mode(@Nullable String code) {
        if (code == null || code.length() > 2 || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return code;
        }
        return switch (code.charAt(0)) {
            case '1', '8' -> "water";
            case '2' -> "rail";
            case '3' -> "road";
            case '4' -> "air";
            case '5' -> "mail";
            case '7' -> code.equals("72") ? "power-line" : "pipeline";
            case '9' -> "other";
            default -> code;
        };
    }
}

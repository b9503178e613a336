package io.landport.domain.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A constant with a code, by which users, records, the store and answers name it. Renaming the constant changes the code. */
public interface Coded {
    /** The name of the constant. */
    String name();

    /** The name in lower case, with dashes between its words. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant with a code; empty if there is none. */
    static <C extends Coded> Optional<C> find(C[] constants, String code) {
        return Arrays.stream(constants)
                .filter(constant -> constant.code().equals(code))
                .findFirst();
    }
}

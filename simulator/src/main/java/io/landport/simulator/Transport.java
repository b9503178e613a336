package io.landport.simulator;

import java.util.Arrays;

/** Means of transport across the border, with the mode of transport in each customs service's codes. */
enum Transport {
    RAIL("rail", "3", "rail"),
    ROAD("road", "4", "road"),
    WATER("water", "2", "water"),
    AIR("air", "5", "air"),
    OIL_PIPELINE("oil-pipeline", "G", "pipeline"),
    GAS_PIPELINE("gas-pipeline", "G", "pipeline"),
    POWER_LINE("power-line", "G", "power-line");

    private final String code;
    private final String gaccMode;
    private final String mode;

    Transport(String code, String gaccMode, String mode) {
        this.code = code;
        this.gaccMode = gaccMode;
        this.mode = mode;
    }

    /** The means of transport of a code of the CSV files. */
    static Transport ofCode(String code) {
        return Arrays.stream(values())
                .filter(transport -> transport.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no transport " + code));
    }

    String code() {
        return code;
    }

    /** The mode of transport in China customs' codes. */
    String gaccMode() {
        return gaccMode;
    }

    /** The mode of transport in Landport's codes. */
    String mode() {
        return mode;
    }

    /** Whether it is a pipeline or power line: its trade is one contract and never moves to another crossing. */
    boolean isFixed() {
        return this == OIL_PIPELINE || this == GAS_PIPELINE || this == POWER_LINE;
    }
}

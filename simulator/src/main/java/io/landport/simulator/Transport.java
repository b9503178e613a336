package io.landport.simulator;

import java.util.Arrays;

/** What carries goods over the border, and the mode that each side calls it. */
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

    /** The carriage that the tables call by this name. */
    static Transport ofCode(String code) {
        return Arrays.stream(values())
                .filter(carriage -> carriage.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no carriage " + code));
    }

    String code() {
        return code;
    }

    /** The transport mode in China customs' codes. */
    String gaccMode() {
        return gaccMode;
    }

    /** The transport mode in Landport's own codes. */
    String mode() {
        return mode;
    }

    /** Whether it is fixed to the ground, so that its trade is one contract and never moves to another crossing. */
    boolean isLine() {
        return this == OIL_PIPELINE || this == GAS_PIPELINE || this == POWER_LINE;
    }
}

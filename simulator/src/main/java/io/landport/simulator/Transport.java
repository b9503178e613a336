package io.landport.simulator;

import io.landport.simulator.chance.ShareTable;

/** Means of transport across the border, with the mode of transport in each customs service's codes. */
enum Transport {
    RAIL("3", "rail"),
    ROAD("4", "road"),
    WATER("2", "water"),
    AIR("5", "air"),
    OIL_PIPELINE("G", "pipeline"),
    GAS_PIPELINE("G", "pipeline"),
    POWER_LINE("G", "power-line");

    private final String code = ShareTable.code(this);
    private final String gaccMode;
    private final String mode;

    Transport(String gaccMode, String mode) {
        this.gaccMode = gaccMode;
        this.mode = mode;
    }

    /** The means of transport of a code of the CSV files. */
    static Transport ofCode(String code) {
        return ShareTable.constant(Transport.class, code);
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

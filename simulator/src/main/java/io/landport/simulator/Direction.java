package io.landport.simulator;

import io.landport.simulator.chance.ShareTable;

/** The direction in which commodities cross the border, independent of who reports them. */
enum Direction {
    TO_CHINA,
    TO_RUSSIA;

    private final String code = ShareTable.code(this);

    /** Its code in the CSV files. */
    String code() {
        return code;
    }
}

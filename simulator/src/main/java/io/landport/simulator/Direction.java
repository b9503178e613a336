package io.landport.simulator;

/** The direction in which commodities cross the border, independent of who reports them. */
enum Direction {
    TO_CHINA("to-china"),
    TO_RUSSIA("to-russia");

    private final String code;

    Direction(String code) {
        this.code = code;
    }

    /** Its code in the CSV files. */
    String code() {
        return code;
    }
}

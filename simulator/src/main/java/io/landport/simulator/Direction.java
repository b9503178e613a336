package io.landport.simulator;

/** The way goods go over the border, whoever reports them. */
enum Direction {
    TO_CHINA("to-china"),
    TO_RUSSIA("to-russia");

    private final String code;

    Direction(String code) {
        this.code = code;
    }

    /** Its name in the tables. */
    String code() {
        return code;
    }
}

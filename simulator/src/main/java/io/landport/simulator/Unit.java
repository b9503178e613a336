package io.landport.simulator;

import io.landport.simulator.chance.ShareTable;

/** A unit of the supplementary quantity, with its code in each customs service's list. */
enum Unit {
    KILOGRAM("035", "166"),
    PIECE("011", "796"),
    PAIR("025", "715"),
    CUBIC_METRE("033", "113"),
    KILOWATT_HOUR("062", "245");

    private final String chineseCode;
    private final String russianCode;

    Unit(String chineseCode, String russianCode) {
        this.chineseCode = chineseCode;
        this.russianCode = russianCode;
    }

    /** The unit of a code of the CSV files. */
    static Unit ofCode(String code) {
        return ShareTable.constant(Unit.class, code);
    }

    String chineseCode() {
        return chineseCode;
    }

    String russianCode() {
        return russianCode;
    }
}

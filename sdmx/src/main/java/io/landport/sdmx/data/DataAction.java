package io.landport.sdmx.data;

/** What a receiver does with the observations of a data set. */
enum DataAction {
    INFORMATION("Information"),
    REPLACE("Replace"),
    DELETE("Delete");

    private final String code;

    DataAction(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** The letter in SDMX-CSV. */
    String letter() {
        return code.substring(0, 1);
    }
}

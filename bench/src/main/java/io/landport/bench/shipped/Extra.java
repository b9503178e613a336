package io.landport.bench.shipped;

/** What Landport does besides totals. */
public enum Extra {
    /** Nothing. */
    NONE(""),
    /** Writes the receipts of all documents. */
    RECEIPTS(", receipts"),
    /** Writes the index by which totals are explained. */
    INDEX(", index of documents");

    private final String suffix;

    Extra(String suffix) {
        this.suffix = suffix;
    }

    /** The end of the title of a candidate. */
    String suffix() {
        return suffix;
    }
}

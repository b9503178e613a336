package io.landport.contract;

/** A format level that this version does not read. The message says which version does. */
public final class UnsupportedLevelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsupportedLevelException(String what, int level, int current) {
        super(
                what + " has format level " + level + ", and Landport " + Release.VERSION + " reads "
                        + (current == FormatLevels.FIRST ? "level 1" : "levels " + (current - 1) + " and " + current)
                        + ": "
                        + (level > current
                                ? "run a later version"
                                : "run the version in between first, and with it 'landport levels --raise' and 'landport rebuild'"));
    }
}

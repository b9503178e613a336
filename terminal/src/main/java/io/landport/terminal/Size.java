package io.landport.terminal;

/** The size of a terminal in characters. */
public record Size(int rows, int columns) {
    public Size {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("a terminal has rows and columns but not " + rows + " and " + columns);
        }
    }
}

package io.landport.format.mapping;

/**
 * A problem in a mapping file.
 *
 * @param line counted from 1
 * @param problem what is wrong
 * @param fix what to do about it
 */
public record MappingProblem(String file, int line, String problem, String fix) {
    /** Such as {@code my.yaml line 12: there is no field 'comodity'. Did you mean 'commodity'?}. */
    public String text() {
        return file + " line " + line + ": " + problem + ". " + fix;
    }
}

package io.landport.format.mapping;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A column that a mapping names.
 *
 * @param names its name, and others that it has in other editions of the file; the first that the file has counts
 * @param line the line of the mapping
 */
public record ColumnName(List<String> names, int line) {
    public ColumnName {
        names = List.copyOf(names);
    }

    public String text() {
        return names.stream().map(name -> '\'' + name + '\'').collect(Collectors.joining(" or "));
    }
}

package io.landport.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.intellij.lang.annotations.Language;

/** Reads which crossings each source has reported, as the writer. */
public final class SourceCrossings {
    @Language("SQL")
    private static final String CROSSINGS = "SELECT DISTINCT source, crossing FROM series";

    private SourceCrossings() {}

    /**
     * The crossings by source.
     *
     * @throws StoreException if the store cannot be read
     */
    public static Map<String, Set<String>> of(StoreAddress address) {
        Map<String, Set<String>> crossings = new HashMap<>();
        address.readIfMigrated(
                address::connectToWatch,
                CROSSINGS,
                row -> crossings
                        .computeIfAbsent(row.getString(1), unused -> new HashSet<>())
                        .add(row.getString(2)));
        return crossings;
    }
}

package io.landport.store.schema;

import io.landport.store.StoreAddress;
import io.landport.store.StoreException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/**
 * The release that a schema belongs to: the hundreds of the number of its latest migration, counted from 1. Migrations 1 to 99 are level 1,
 * 100 to 199 level 2. Migrations of a release only add, so processes of the release before keep writing to a schema of the next level.
 */
public final class SchemaLevel {
    /** The level of the schema that this version migrates to. */
    public static final int CURRENT = 1;

    private static final int MIGRATIONS_PER_LEVEL = 100;

    private SchemaLevel() {}

    /** The level that a migration belongs to. */
    static int of(MigrationInfo migration) {
        return 1 + Integer.parseInt(migration.getVersion().getMajorAsString()) / MIGRATIONS_PER_LEVEL;
    }

    /**
     * Whether a later version has migrated the store. This version then changes nothing, because it would replace views and functions by
     * their earlier definitions.
     *
     * @throws StoreException if the schema is two levels away, with what to do
     */
    static boolean isMigratedByLater(StoreAddress address, MigrationInfoService info) {
        return isMigratedByLater(address, info, CURRENT);
    }

    /** @param current the level of this version */
    static boolean isMigratedByLater(StoreAddress address, MigrationInfoService info, int current) {
        Optional<MigrationInfo> latest = Stream.of(info.applied())
                .filter(migration ->
                        migration.isVersioned() && !migration.getState().isFailed())
                .max(Comparator.comparing(MigrationInfo::getVersion));
        latest.filter(migration -> Math.abs(of(migration) - current) > 1).ifPresent(migration -> {
            throw new StoreException("the store at " + address + " has schema level " + of(migration) + " (migration "
                    + migration.getVersion() + "), and this version works with levels "
                    + (of(migration) > current
                            ? "up to " + (current + 1)
                                    + ": replace this process by the version that migrated the store, or by the one before it"
                            : "from " + (current - 1) + " on: run 'landport migrate' of the version in between first"));
        });
        return latest.filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
                .isPresent();
    }
}

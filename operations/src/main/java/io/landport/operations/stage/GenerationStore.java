package io.landport.operations.stage;

import io.landport.installation.CommandException;
import io.landport.installation.Installation;
import io.landport.installation.settings.DatabaseLogin;
import io.landport.installation.settings.Settings;
import io.landport.store.StoreAddress;
import io.landport.store.StoreException;
import io.landport.store.generation.StoreGenerations;
import io.landport.store.schema.Migrations;
import io.landport.store.schema.StoreAccess;
import io.landport.store.schema.StoreRoles;
import io.landport.store.schema.StoreRoles.Role;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * The store of a generation. Analysts read the live schema; a generation that is being built or kept is written to a schema of its own.
 */
public record GenerationStore(Settings settings, int number, boolean isApart) {
    /** The store of the generation that is selected. */
    public static GenerationStore of(Installation installation) {
        return new GenerationStore(installation.settings(), installation.number(), installation.isApart());
    }

    /** The live schema, for its owner. */
    public StoreAddress asOwner() {
        return address(settings.ownersStore());
    }

    /** The live schema, for the writer. */
    public StoreAddress asWriter() {
        return address(settings.store());
    }

    /** The live schema, for analysts. */
    public StoreAddress asAnalyst() {
        return address(settings.analystsStore());
    }

    /** The schema that this generation is written to, for the writer. */
    public StoreAddress written() {
        return isApart ? asWriter().inSchema(new StoreGenerations(asWriter()).schema(number)) : asWriter();
    }

    /** Whether the writer can use the schema of this generation, which a swap is about to create if it is kept. */
    public boolean isWritable() {
        return !isApart || new StoreGenerations(asWriter()).hasSchema(number);
    }

    /** The schema with the offsets of this generation, for a role that may read it. */
    StoreAddress read() {
        return isApart ? written() : address(settings.readersStore());
    }

    /** The generations in the store, for its owner. */
    public StoreGenerations generations() {
        return new StoreGenerations(asOwner());
    }

    /** The roles that the owner grants privileges to. */
    public StoreRoles roles() {
        String owner = settings.ownersStore().user();
        Optional<Role> writer =
                role(settings.store()).filter(role -> !role.name().equals(owner));
        Optional<Role> analyst = role(settings.analystsStore())
                .filter(role -> !role.name().equals(owner)
                        && !role.name().equals(settings.store().user()));
        Optional<Role> reader = role(settings.readersStore())
                .filter(role -> analyst.filter(other -> !other.name().equals(role.name()))
                        .isPresent());
        return new StoreRoles(writer, analyst, reader, settings.analystTimeout());
    }

    /**
     * Migrates the schema of this generation as its owner, creates the writer, analyst and reader roles and grants their privileges.
     *
     * @throws io.landport.store.StoreException if the migration fails, or if migrations are outstanding and the user is not the owner
     */
    public void migrate() {
        Migrations.apply(isApart ? generations().createSchema(number) : asOwner(), roles());
    }

    /** Migrates the schema if the store is new; returns whether it is. Otherwise an interrupted swap may have to be finished first. */
    public boolean migrateIfNew() {
        boolean isNew = generations().number().isEmpty();
        if (isNew) {
            migrate();
        }
        return isNew;
    }

    /** @throws CommandException if the owner in the settings does not own the store */
    public void requireOwner() {
        StoreAccess access = StoreAccess.in(asOwner());
        if (!access.mayMigrate()) {
            throw new CommandException("user " + access.user() + " does not own the store at " + asOwner()
                    + ": set LANDPORT_DATABASE_OWNER to " + access.owner());
        }
    }

    /** Whether the live schema holds this generation, or none yet, as the writer sees it. */
    public boolean isSwapped() {
        return another(new StoreGenerations(asWriter())).isEmpty();
    }

    /** The generation in the live schema, as its owner sees it, if it is not this one. */
    public OptionalInt another() {
        return another(generations());
    }

    private OptionalInt another(StoreGenerations generations) {
        OptionalInt live = generations.number();
        return live.isPresent() && live.getAsInt() != number ? live : OptionalInt.empty();
    }

    /**
     * Swaps this generation into the live schema, unless that is already done.
     *
     * @param isKept whether the generation with a number continues to be written when it is no longer live
     */
    public void finishSwap(IntPredicate isKept) {
        OptionalInt another = another();
        if (another.isPresent()) {
            try {
                generations().close(number);
                generations().swap(another.getAsInt(), number, isKept);
            } catch (StoreException e) {
                // Another process may have swapped it in meanwhile, and the schema to copy to is gone.
                if (!isSwapped()) {
                    throw e;
                }
            }
        }
    }

    private static StoreAddress address(DatabaseLogin store) {
        return new StoreAddress(store.url(), store.user(), store.password());
    }

    private static Optional<Role> role(DatabaseLogin store) {
        return Optional.of(new Role(store.user(), store.password()));
    }
}

package io.landport.operations.stage;

import io.landport.installation.Installation;
import io.landport.store.StoreException;
import io.landport.store.schema.Migrations;
import io.landport.store.schema.StoreAccess;
import java.io.PrintWriter;
import java.util.List;

/** Prints the owner, writer and analyst of the store and checks their privileges. */
public final class RoleCheck {
    private static final String HINT = ": run 'landport migrate' as its owner";

    private final StoreAccess owner;
    private final StoreAccess writer;
    private final StoreAccess analyst;
    private final List<String> outstanding;

    private RoleCheck(StoreAccess owner, StoreAccess writer, StoreAccess analyst, List<String> outstanding) {
        this.owner = owner;
        this.writer = writer;
        this.analyst = analyst;
        this.outstanding = List.copyOf(outstanding);
    }

    /** Checks the roles of an installation whose store is reachable. */
    public static void of(Installation installation, PrintWriter out, List<String> problems) {
        try {
            RoleCheck check = new RoleCheck(
                    StoreAccess.in(GenerationStore.of(installation).asOwner()),
                    StoreAccess.in(GenerationStore.of(installation).asWriter()),
                    StoreAccess.in(GenerationStore.of(installation).asAnalyst()),
                    Migrations.outstanding(
                            GenerationStore.of(installation).asWriter(),
                            GenerationStore.of(installation).roles()));
            out.println("owner                    " + check.ownerText());
            out.println("writer                   " + check.writerText());
            out.println("analyst                  " + check.analystText());
            problems.addAll(check.problems());
        } catch (StoreException e) {
            problems.add(e.getMessage());
        }
    }

    private boolean isMigrated() {
        return !owner.owner().isEmpty();
    }

    private String ownerText() {
        if (!isMigrated()) {
            return owner.user() + (owner.mayMigrate() ? ": can create the store" : ": cannot create the store")
                    + "; the store is not migrated";
        }
        if (!owner.mayMigrate()) {
            return owner.owner() + "; these settings name " + owner.user();
        }
        return owner.user() + ": can migrate the store"
                + (outstanding.isEmpty() ? "" : "; outstanding: " + String.join(", ", outstanding));
    }

    private String writerText() {
        return writer.user() + ": can write " + writer.written() + " tables";
    }

    private String analystText() {
        return analyst.user() + ": can read " + analyst.views() + " views and " + analyst.tables() + " tables"
                + (analyst.written() == 0 ? "" : " and can write")
                + (analyst.isReadOnly() ? ", read-only" : "")
                + (analyst.longestStatement().equals("0") ? "" : ", " + analyst.longestStatement() + " per statement");
    }

    private List<String> problems() {
        if (!isMigrated()) {
            return owner.mayMigrate() ? List.of() : List.of("user " + owner.user() + " cannot create the store");
        }
        // A writer that owns the store migrates it when it starts.
        if (!outstanding.isEmpty() && !writer.mayMigrate()) {
            return List.of(outstanding.size() + " changes of schema or privileges are outstanding" + HINT);
        }
        if (writer.written() == 0) {
            return List.of("user " + writer.user() + " cannot write the store" + HINT);
        }
        return analyst.views() == 0 ? List.of("user " + analyst.user() + " cannot read the store" + HINT) : List.of();
    }
}

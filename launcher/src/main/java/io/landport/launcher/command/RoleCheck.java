package io.landport.launcher.command;

import io.landport.launcher.Installation;
import io.landport.store.Migrations;
import io.landport.store.StoreAccess;
import io.landport.store.StoreException;
import java.io.PrintWriter;
import java.util.List;

/** Says which user owns the store, which writes it and which asks, and whether each of them may. */
final class RoleCheck {
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

    /** Checks the roles of an installation, whose store answers. */
    static void of(Installation installation, PrintWriter out, List<String> problems) {
        try {
            RoleCheck check = new RoleCheck(
                    StoreAccess.in(installation.store().asOwner()),
                    StoreAccess.in(installation.store().asWriter()),
                    StoreAccess.in(installation.store().asAnalyst()),
                    Migrations.outstanding(
                            installation.store().asWriter(),
                            installation.store().roles()));
            out.println("owner                    " + check.ownerText());
            out.println("writer                   " + check.writerText());
            out.println("analyst                  " + check.analystText());
            problems.addAll(check.problems());
        } catch (StoreException failure) {
            problems.add(failure.getMessage());
        }
    }

    private boolean isMigrated() {
        return !owner.owner().isEmpty();
    }

    private String ownerText() {
        if (!isMigrated()) {
            return owner.user() + (owner.mayMigrate() ? ", who may make the store" : ", who may not make the store")
                    + "; the store is not migrated yet";
        }
        if (!owner.mayMigrate()) {
            return owner.owner() + ", whom these settings do not name";
        }
        return owner.user() + ", who may migrate the store"
                + (outstanding.isEmpty() ? "" : "; to do: " + String.join(", ", outstanding));
    }

    private String writerText() {
        return writer.user() + ", who may write " + writer.written() + " tables";
    }

    private String analystText() {
        return analyst.user() + ", who may read " + analyst.views() + " views and " + analyst.tables() + " tables"
                + (analyst.written() == 0 ? "" : " and write, too")
                + (analyst.isReadOnly() ? ", read-only" : "")
                + (analyst.longestStatement().equals("0") ? "" : ", " + analyst.longestStatement() + " a statement");
    }

    private List<String> problems() {
        if (!isMigrated()) {
            return owner.mayMigrate() ? List.of() : List.of("user " + owner.user() + " may not make the store");
        }
        // A writer who owns the store does it when he starts.
        if (!outstanding.isEmpty() && !writer.mayMigrate()) {
            return List.of(
                    "the store lacks " + outstanding.size() + " changes for this version and these settings" + HINT);
        }
        if (writer.written() == 0) {
            return List.of("user " + writer.user() + " may not write the store" + HINT);
        }
        return analyst.views() == 0 ? List.of("user " + analyst.user() + " may not read the store" + HINT) : List.of();
    }
}

package io.landport.store.schema;

import io.landport.store.Database;
import io.landport.store.schema.StoreRoles.Role;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** A database with an owner of its own, who is an ordinary role that may make others, and his roles. */
public final class RoleStore {
    public final Database owner;
    public final Database writer;
    public final Database analyst;
    public final Database reader;
    final StoreRoles roles;

    private RoleStore(Database database, String name, Duration longest) {
        owner = database.as(name + "_owner");
        writer = database.as(name + "_writer");
        analyst = database.as(name + "_analyst");
        reader = database.as(name + "_reader");
        roles = new StoreRoles(
                Optional.of(new Role(name + "_writer", "")),
                Optional.of(new Role(name + "_analyst", "")),
                Optional.of(new Role(name + "_reader", "")),
                longest);
    }

    static RoleStore empty() throws SQLException {
        return empty("CREATEROLE", Duration.ofSeconds(60));
    }

    /** @param may what the owner may, as {@code CREATE ROLE} says it */
    static RoleStore empty(String may, Duration longest) throws SQLException {
        Database database = Database.empty();
        String name = database.name();
        database.execute("CREATE ROLE " + name + "_owner LOGIN " + may);
        database.execute("ALTER DATABASE " + name + " OWNER TO " + name + "_owner");
        return new RoleStore(database, name, longest);
    }

    public static RoleStore migrated() throws SQLException, InterruptedException {
        RoleStore store = empty();
        store.migrate();
        return store;
    }

    /** What {@code landport migrate} does. */
    void migrate() throws InterruptedException {
        Migrations.apply(owner.address(), roles);
    }
}

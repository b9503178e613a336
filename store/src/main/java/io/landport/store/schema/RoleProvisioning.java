package io.landport.store.schema;

import io.landport.store.StoreAddress;
import io.landport.store.StoreException;
import io.landport.store.schema.StoreRoles.Role;
import io.landport.store.sql.OpenStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intellij.lang.annotations.Language;

/**
 * Creates the roles of a store that are missing, restores passwords that were changed, and refuses roles that have more privileges than
 * they should. Run by the owner.
 */
final class RoleProvisioning {
    private static final String DENIED = "42501";
    private static final String WRONG_PASSWORD = "28P01";

    /** A transaction may take as long as so many of the longest statements. */
    private static final int STATEMENTS = 10;

    /** PostgreSQL admits 100 connections by default, the embedded one 50. */
    private static final int MAX_ANALYST_CONNECTIONS = 20;

    @Language("SQL")
    private static final String IS_UNLIMITED = "SELECT 1 FROM pg_roles WHERE rolname = ? AND rolconnlimit = -1";

    @Language("SQL")
    private static final String IS_ROLE = "SELECT 1 FROM pg_roles WHERE rolname = ?";

    @Language("SQL")
    private static final String IS_MEMBER = "SELECT 1 WHERE pg_has_role(?, ?, 'MEMBER')";

    @Language("SQL")
    private static final String HAS_THESE_DEFAULTS = """
            SELECT 1 FROM pg_db_role_setting s
            JOIN pg_roles r ON r.oid = s.setrole
            JOIN pg_database d ON d.oid = s.setdatabase
            WHERE r.rolname = ? AND d.datname = ? AND setconfig @> string_to_array(?, ',')""";

    /** Since PostgreSQL 17. */
    @Language("SQL")
    private static final String LIMITS_TRANSACTIONS = "SELECT 1 FROM pg_settings WHERE name = 'transaction_timeout'";

    @Language("SQL")
    private static final String HAS_DEFAULTS = """
            SELECT 1 FROM pg_db_role_setting s
            JOIN pg_roles r ON r.oid = s.setrole, unnest(setconfig) AS c
            WHERE r.rolname = ? AND s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = ?))
            HAVING bool_or(c = 'default_transaction_read_only=on') AND bool_or(c LIKE 'statement_timeout=%')
              AND bool_or(c LIKE 'idle_in_transaction_session_timeout=%')""";

    private final StoreAddress address;
    private final Connection open;
    private final OpenStore store;

    private RoleProvisioning(StoreAddress address, Connection open) {
        this.address = address;
        this.open = open;
        this.store = new OpenStore(open);
    }

    /** @throws StoreException if a role cannot be created or has too many privileges, with what an administrator has to do */
    static void provision(StoreAddress address, Connection open, StoreRoles roles) throws SQLException {
        RoleProvisioning provisioning = new RoleProvisioning(address, open);
        String owner = open.getMetaData().getUserName();
        for (Role role : roles.all().toList()) {
            provisioning.create(role);
            provisioning.requireNotMember(owner, role);
        }
        if (roles.analyst().isPresent()) {
            Role analyst = roles.analyst().get();
            if (roles.writer().isPresent()) {
                provisioning.requireNotMember(roles.writer().get().name(), analyst);
            }
            Map<String, String> defaults = defaults(roles.longestStatement());
            provisioning.setDefaults(analyst, provisioning.ofPeople(defaults, roles.longestStatement()));
            provisioning.limitConnections(analyst);
            if (roles.reader().isPresent()) {
                Role reader = roles.reader().get();
                provisioning.join(reader, analyst);
                provisioning.setDefaults(reader, defaults);
            }
        }
    }

    private void create(Role role) throws SQLException {
        if (!store.hasRow(IS_ROLE, role.name())) {
            createMissing(role);
        } else if (!role.password().isEmpty() && !admits(role)) {
            var unused = denial(List.of(setPassword(role)));
        }
    }

    /** Whether the role can log in with its password. Any role may change its own, and so lock out the programs that share it. */
    private boolean admits(Role role) {
        try {
            new StoreAddress(address.url(), role.name(), role.password())
                    .connect()
                    .close();
            return true;
        } catch (SQLException e) {
            // Another failure, such as too many connections, comes after the password was right.
            return !WRONG_PASSWORD.equals(e.getSQLState());
        }
    }

    private static String setPassword(Role role) {
        return "ALTER ROLE " + OpenStore.quote(role.name()) + " PASSWORD '" + PasswordDigest.of(role.password()) + '\'';
    }

    /** The reader has the privileges of analysts, but a password that they cannot change and connections that they cannot take. */
    private void join(Role reader, Role analyst) throws SQLException {
        if (store.hasRow(IS_MEMBER, reader.name(), analyst.name())) {
            return;
        }
        List<String> statement =
                List.of("GRANT " + OpenStore.quote(analyst.name()) + " TO " + OpenStore.quote(reader.name()));
        Optional<SQLException> denial = denial(statement);
        if (denial.isPresent()) {
            throw notAllowed(statement, denial.get());
        }
    }

    private void createMissing(Role role) throws SQLException {
        String statement = "CREATE ROLE " + OpenStore.quote(role.name()) + " LOGIN";
        try {
            store.execute(statement);
        } catch (SQLException e) {
            if (!DENIED.equals(e.getSQLState())) {
                throw e;
            }
            throw notAllowed(List.of(statement), e);
        }
        if (!role.password().isEmpty()) {
            store.execute(setPassword(role));
        }
    }

    /** A member of another role, or a superuser, has privileges that were not granted to it. */
    private void requireNotMember(String other, Role role) throws SQLException {
        if (store.hasRow(IS_MEMBER, role.name(), other)) {
            throw new StoreException("role " + role + " has all privileges of role " + other
                    + ", as a member of it or as a superuser: use another role");
        }
    }

    private static Map<String, String> defaults(Duration longest) {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("default_transaction_read_only", "on");
        defaults.put("statement_timeout", longest.toMillis() + "ms");
        // A transaction that is left open would keep the next generation from becoming live.
        defaults.put("idle_in_transaction_session_timeout", longest.toMillis() + "ms");
        return defaults;
    }

    /** Programs limit their transactions themselves, those of people are limited where the server can do it. */
    private Map<String, String> ofPeople(Map<String, String> defaults, Duration longest) throws SQLException {
        Map<String, String> ofPeople = new LinkedHashMap<>(defaults);
        if (store.hasRow(LIMITS_TRANSACTIONS)) {
            ofPeople.put("transaction_timeout", longest.multipliedBy(STATEMENTS).toMillis() + "ms");
        }
        return ofPeople;
    }

    /** The defaults apply to this role, and not to its members. */
    private void setDefaults(Role analyst, Map<String, String> defaults) throws SQLException {
        String database = String.valueOf(open.getCatalog());
        String set = defaults.entrySet().stream()
                .map(each -> each.getKey() + '=' + each.getValue())
                .collect(Collectors.joining(","));
        if (store.hasRow(HAS_THESE_DEFAULTS, analyst.name(), database, set)) {
            return;
        }
        String alter =
                "ALTER ROLE " + OpenStore.quote(analyst.name()) + " IN DATABASE " + OpenStore.quote(database) + " SET ";
        List<String> statements = defaults.entrySet().stream()
                .map(each -> alter + each.getKey() + " = "
                        + (each.getValue().equals("on") ? "on" : '\'' + each.getValue() + '\''))
                .toList();
        Optional<SQLException> denial = denial(statements);
        if (denial.isPresent()) {
            requireDefaults(analyst, database, statements, denial.get());
        }
    }

    /** Sessions of analysts must leave some for the writer. An administrator may set another limit. */
    private void limitConnections(Role analyst) throws SQLException {
        if (store.hasRow(IS_UNLIMITED, analyst.name())) {
            var unused = denial(List.of(
                    "ALTER ROLE " + OpenStore.quote(analyst.name()) + " CONNECTION LIMIT " + MAX_ANALYST_CONNECTIONS));
        }
    }

    /** Executes all statements, or none if the owner lacks a privilege; then returns that failure. */
    private Optional<SQLException> denial(List<String> statements) throws SQLException {
        Savepoint before = open.setSavepoint();
        try {
            for (String statement : statements) {
                store.execute(statement);
            }
            return Optional.empty();
        } catch (SQLException e) {
            if (!DENIED.equals(e.getSQLState())) {
                throw e;
            }
            open.rollback(before);
            return Optional.of(e);
        }
    }

    /** An administrator may have set the defaults, with another timeout. */
    private void requireDefaults(Role analyst, String database, List<String> statements, SQLException failure)
            throws SQLException {
        if (!store.hasRow(HAS_DEFAULTS, analyst.name(), database)) {
            throw notAllowed(statements, failure);
        }
    }

    private static StoreException notAllowed(List<String> statements, SQLException failure) {
        return new StoreException(
                "the owner of the store may not create or change roles (" + failure.getMessage()
                        + "): have an administrator run \"" + String.join("; ", statements)
                        + "\", then run 'landport migrate' again",
                failure);
    }
}

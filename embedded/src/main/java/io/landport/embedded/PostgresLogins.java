package io.landport.embedded;

import io.landport.store.schema.PasswordDigest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Who may log in to the embedded PostgreSQL: the roles of the store, from this machine, to the database of Landport. The superuser may
 * not log in: its statements run in single-user mode, while the server is stopped.
 *
 * @param secrets the passwords of the roles; empty if they need none
 */
record PostgresLogins(Optional<InstanceSecrets> secrets) {
    static final String DATABASE = "landport";
    static final String OWNER = "landport";
    static final String WRITER = OWNER + "_writer";
    static final String ANALYST = OWNER + "_analyst";
    static final String READER = OWNER + "_reader";

    /** Migrations take advisory locks, so nobody but the owner may: the lock of an analyst would stop them. */
    private static final String ADVISORY_LOCKS = forEachFunction(
            "proname LIKE '%advisory%'",
            " EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);"
                    + " EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO " + OWNER + "', f);");

    /** Every role may create large objects, without any privilege on a table or schema: an analyst could fill the disk. */
    private static final String LARGE_OBJECTS =
            forEachFunction("proname ^@ 'lo_'", " EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);");

    /**
     * The file {@code pg_hba.conf}. It contains a version of the statements and a fingerprint of the passwords. If it differs, the roles
     * have other privileges or passwords.
     */
    String rules() {
        return """
                # Written by Landport. Version 5. Passwords: %s
                host  all       %s  127.0.0.1/32  reject
                host  %s  all       127.0.0.1/32  %s
                """.formatted(
                        secrets.map(PostgresLogins::fingerprint).orElse("none"),
                        PostgresServer.SUPERUSER,
                        DATABASE,
                        secrets.isPresent() ? "scram-sha-256" : "trust");
    }

    /** The statements, one a line, by which the superuser creates the owner and its database and sets the passwords of all roles. */
    List<String> statements() {
        List<String> statements = new ArrayList<>();
        statements.add(
                "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%s') THEN CREATE ROLE %s LOGIN; END IF; END $$"
                        .formatted(OWNER, OWNER));
        statements.add("ALTER ROLE %s CREATEROLE".formatted(OWNER));
        // To end the sessions of analysts whose transactions keep a generation from being swapped in.
        statements.add("GRANT pg_signal_backend TO %s".formatted(OWNER));
        secrets.ifPresent(known -> {
            statements.add(password(OWNER, known.owner()));
            statements.add(password(WRITER, known.writer()));
            statements.add(password(ANALYST, known.analyst()));
            statements.add(password(READER, known.reader()));
        });
        // Cannot run in a block. Fails without consequences if the database exists.
        statements.add("CREATE DATABASE %s OWNER %s".formatted(DATABASE, OWNER));
        return statements;
    }

    /** The statements, one a line, by which the superuser takes privileges in the database that every role has by default. */
    List<String> privileges() {
        return List.of(ADVISORY_LOCKS, LARGE_OBJECTS);
    }

    private static String forEachFunction(String condition, String statements) {
        return "DO $$ DECLARE f regprocedure; BEGIN FOR f IN SELECT oid FROM pg_proc"
                + " WHERE pronamespace = 'pg_catalog'::regnamespace AND " + condition + " LOOP" + statements
                + " END LOOP; END $$";
    }

    /** Migrations create the other roles, with these passwords, where they are missing. */
    private static String password(String role, String password) {
        return "DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '%s') THEN ALTER ROLE %s PASSWORD '%s'; END IF; END $$"
                .formatted(role, role, PasswordDigest.of(password));
    }

    private static String fingerprint(InstanceSecrets secrets) {
        String all = String.join("\n", secrets.owner(), secrets.writer(), secrets.analyst(), secrets.reader());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}

package io.landport.store.schema;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The roles that are granted privileges in the store (docs/adr/0013). Roles are shared by the whole database server, so their names are
 * settings of the installation.
 *
 * @param writer role of the consumer; empty if the owner writes
 * @param analyst role for queries; empty if only owner and writer query
 * @param reader role of programs that query for others; a member of the analyst; empty if they log in as the analyst
 * @param longestStatement default statement timeout of analyst and reader, in whole milliseconds
 */
public record StoreRoles(
        Optional<Role> writer, Optional<Role> analyst, Optional<Role> reader, Duration longestStatement) {
    public StoreRoles {
        if (writer.map(Role::name)
                .filter(analyst.map(Role::name).orElse("")::equals)
                .isPresent()) {
            throw new IllegalArgumentException("writer and analyst are both " + writer.get());
        }
        if (reader.isPresent() && analyst.isEmpty()) {
            throw new IllegalArgumentException("reader " + reader.get() + " is a member of no analyst");
        }
        if (longestStatement.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "the longest statement must last at least 1 ms, not " + longestStatement);
        }
    }

    /** Only the owner. */
    public static StoreRoles none() {
        return new StoreRoles(Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofSeconds(60));
    }

    Stream<Role> all() {
        return Stream.of(writer, analyst, reader).flatMap(Optional::stream);
    }

    /**
     * A role of the database server.
     *
     * @param password that programs log in with; empty for none
     */
    public record Role(String name, String password) {
        public Role {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a role has a name");
            }
        }

        /** Without the password. */
        @Override
        public String toString() {
            return name;
        }
    }
}

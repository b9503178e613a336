package io.landport.store;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom the owner of a store lets in (docs/adr/0013). Roles are those of the whole database server, so their names are for who
 * installs Landport to choose.
 *
 * @param writer whom the consumer writes as; empty where the owner writes
 * @param analyst who asks; empty where nobody but owner and writer does
 * @param longestStatement of the analyst, unless he says otherwise; whole milliseconds
 */
public record StoreRoles(Optional<Role> writer, Optional<Role> analyst, Duration longestStatement) {
    public StoreRoles {
        if (writer.map(Role::name)
                .filter(analyst.map(Role::name).orElse("")::equals)
                .isPresent()) {
            throw new IllegalArgumentException("writer and analyst are both " + writer.get());
        }
        if (longestStatement.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "the longest statement must last at least 1 ms, not " + longestStatement);
        }
    }

    /** Nobody but the owner. */
    public static StoreRoles none() {
        return new StoreRoles(Optional.empty(), Optional.empty(), Duration.ofSeconds(60));
    }

    Stream<Role> all() {
        return Stream.of(writer, analyst).flatMap(Optional::stream);
    }

    /**
     * A role of the database server.
     *
     * @param password that it is made with where there is no such role yet; empty for none
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

package io.landport.http.token;

import io.landport.domain.access.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may use a route.
 *
 * @param roles of tokens that are admitted; empty for everybody
 */
public record Access(Set<Role> roles) {
    /** Everybody, without a token. For routes that contain no figures and cost little. */
    public static final Access OPEN = new Access(Set.of());

    /** The holder of any valid token. */
    public static final Access ANY_ROLE = new Access(EnumSet.allOf(Role.class));

    public Access {
        roles = Set.copyOf(roles);
    }

    /** The holders of tokens of these roles. */
    public static Access of(Role first, Role... more) {
        return new Access(EnumSet.of(first, more));
    }

    public boolean isOpen() {
        return roles.isEmpty();
    }

    public boolean admits(Role role) {
        return isOpen() || roles.contains(role);
    }

    /** The roles for a message, such as {@code analyst or operator}. */
    public String words() {
        return new TreeSet<>(roles).stream().map(Role::code).collect(Collectors.joining(" or "));
    }
}

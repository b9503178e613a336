package io.landport.http.token;

import io.landport.domain.access.AccessToken;
import java.util.Optional;

/** The tokens of the installation. Thread-safe. */
public interface AccessTokens {
    /** No tokens at all. */
    AccessTokens NONE = new AccessTokens() {
        @Override
        public boolean isLoaded() {
            return true;
        }

        @Override
        public Optional<AccessToken> find(String id) {
            return Optional.empty();
        }
    };

    /** Whether all tokens that existed at the start are known, and changes become known. If not, no token is accepted. */
    boolean isLoaded();

    /** The token with an id, also if it has expired or was revoked; empty if there is none. */
    Optional<AccessToken> find(String id);
}

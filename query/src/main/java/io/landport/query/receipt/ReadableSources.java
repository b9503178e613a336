package io.landport.query.receipt;

import io.landport.domain.access.AccessToken;
import io.landport.domain.access.Role;
import java.util.List;
import java.util.Optional;

/**
 * The sources whose receipts a reader may see.
 *
 * @param sources empty for all
 */
public record ReadableSources(List<String> sources) {
    /** All sources. */
    public static final ReadableSources ALL = new ReadableSources(List.of());

    public ReadableSources {
        sources = List.copyOf(sources);
    }

    /** What the holder of a token may see: a feed the sources that it may publish, others all. */
    public static ReadableSources by(Optional<AccessToken> token) {
        return token.filter(
                        known -> known.role() == Role.FEED && !known.sources().contains(AccessToken.ANY_SOURCE))
                .map(known -> new ReadableSources(known.sources()))
                .orElse(ALL);
    }

    public boolean includes(String source) {
        return sources.isEmpty() || sources.contains(source);
    }
}

package io.landport.format.bts;

import io.landport.domain.document.Line;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RawLine;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of a BTS file: its content or its problem, and its bytes. */
final class BtsRow {
    /** Identifies a row within its document. */
    record NaturalKey(String commodity, String origin, String container) implements Comparable<NaturalKey> {
        private static final Comparator<NaturalKey> ORDER = Comparator.comparing(NaturalKey::commodity)
                .thenComparing(NaturalKey::origin)
                .thenComparing(NaturalKey::container);

        @Override
        public int compareTo(NaturalKey other) {
            return ORDER.compare(this, other);
        }
    }

    private final RawLine original;
    private final NaturalKey naturalKey;
    private final @Nullable Line content;
    private final @Nullable InvalidRowException problem;

    private BtsRow(
            RawLine original, NaturalKey naturalKey, @Nullable Line content, @Nullable InvalidRowException problem) {
        this.original = original;
        this.naturalKey = naturalKey;
        this.content = content;
        this.problem = problem;
    }

    static BtsRow read(RawLine original, NaturalKey naturalKey, Line content) {
        return new BtsRow(original, naturalKey, content, null);
    }

    static BtsRow misread(RawLine original, NaturalKey naturalKey, InvalidRowException problem) {
        return new BtsRow(original, naturalKey, null, problem);
    }

    long line() {
        return original.number();
    }

    /** Not a copy; must not be modified. */
    byte[] bytes() {
        return original.bytes();
    }

    NaturalKey naturalKey() {
        return naturalKey;
    }

    Optional<InvalidRowException> problem() {
        return Optional.ofNullable(problem);
    }

    /** The content of a row without a problem. */
    Line content() {
        return Objects.requireNonNull(content);
    }
}

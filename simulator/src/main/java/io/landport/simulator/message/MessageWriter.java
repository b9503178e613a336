package io.landport.simulator.message;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Decision;
import io.landport.domain.document.Declaration;
import io.landport.domain.document.Measures;
import io.landport.domain.document.TradeDocument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes simulated documents as the messages by which a customs system would report them. Knows those written last. */
abstract class MessageWriter {
    private static final int MAX_KNOWN = 10_000;

    private final Map<String, TradeDocument> known = new Latest<>();
    private final Map<String, Decision> early = new Latest<>();

    /** Forgets the oldest entries. */
    private static final class Latest<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MAX_KNOWN;
        }
    }

    /** The messages, empty if the system does not send any. A decision that comes before what it decides on follows it at once. */
    final Optional<String> write(TradeDocument document) {
        if (document instanceof Decision decision) {
            String key = key(decision, decision.revision());
            TradeDocument decided = known.get(key);
            if (decided == null) {
                early.put(key, decision);
                return Optional.empty();
            }
            return Optional.ofNullable(decide(decision, decided));
        }
        String key = key(document, document.declaredRevision());
        known.put(key, document);
        String revision = document instanceof Declaration declaration ? revision(declaration) : null;
        Decision decision = early.remove(key);
        String decided = decision == null ? null : decide(decision, document);
        return revision == null || decided == null
                ? Optional.ofNullable(revision == null ? decided : revision)
                : Optional.of(revision + decided);
    }

    private @Nullable String decide(Decision decision, TradeDocument decided) {
        return decided instanceof Declaration declaration ? decision(decision, declaration) : cancelled(decision);
    }

    private static String key(TradeDocument document, @Nullable Long revision) {
        return document.id().document() + ' ' + revision;
    }

    abstract @Nullable String revision(Declaration declaration);

    abstract @Nullable String decision(Decision decision, Declaration declaration);

    /** A decision on a {@link Cancellation}. */
    abstract @Nullable String cancelled(Decision decision);

    static @Nullable String weight(@Nullable Long grams) {
        return grams == null
                ? null
                : BigDecimal.valueOf(grams, Measures.WEIGHT_SCALE)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** With as many decimals as money has. */
    static BigDecimal money(long value) {
        return BigDecimal.valueOf(value, Measures.MONEY_SCALE).setScale(2, RoundingMode.HALF_EVEN);
    }
}

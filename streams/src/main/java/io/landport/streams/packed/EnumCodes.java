package io.landport.streams.packed;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Fate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers that stand for enum constants in state and parcels. Their meaning must never change: only append constants.
 */
public final class EnumCodes<E extends Enum<E>> {
    /** Channels. */
    public static final EnumCodes<Channel> CHANNELS =
            new EnumCodes<>(Channel.class, Channel.CUSTOMS, Channel.E_COMMERCE);

    /** Flows. */
    public static final EnumCodes<Flow> FLOWS = new EnumCodes<>(Flow.class, Flow.IMPORT, Flow.EXPORT);

    /** Outcomes of decisions. */
    public static final EnumCodes<Outcome> OUTCOMES =
            new EnumCodes<>(Outcome.class, Outcome.RELEASED, Outcome.REFUSED, Outcome.ANNULLED);

    /** Fates of revisions, the only ones in state. */
    public static final EnumCodes<Fate> FATES = new EnumCodes<>(
            Fate.class,
            Fate.COUNTED,
            Fate.CANCELLED,
            Fate.REPLACED,
            Fate.PENDING,
            Fate.EXCLUDED,
            Fate.SUMMARY,
            Fate.STALE);

    private final List<E> constants;
    private final Map<E, Integer> numbers;

    @SafeVarargs
    @SuppressWarnings("varargs") // List.of only reads them.
    private EnumCodes(Class<E> type, E... constants) {
        this.constants = List.of(constants);
        this.numbers = new EnumMap<>(type);
        for (E constant : this.constants) {
            numbers.put(constant, numbers.size());
        }
    }

    /**
     * The number of a constant.
     *
     * @throws IllegalArgumentException if it has none
     */
    public int of(E constant) {
        Integer number = numbers.get(constant);
        if (number == null) {
            throw new IllegalArgumentException(constant + " has no number");
        }
        return number;
    }

    /**
     * The constant of a number.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public E constant(int number) {
        return constants.get(number);
    }

    /** The number of constants. */
    public int size() {
        return constants.size();
    }
}

package io.landport.verify.recompute;

import io.landport.domain.judge.Fate;
import io.landport.verify.ledger.Figures;
import io.landport.verify.recompute.DocumentMessages.KnownRevision;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Figures of a document, which add up in any order: the number of summaries that name it, its fate, and its winner. A document that has
 * not arrived has the number only.
 */
final class NamedFigures {
    /** One summary names the document. */
    static final Figures NAMING = Figures.of(1, 0, 0, 0, 0);

    private static final int SUMMARIES = 0;
    private static final int FATE = 1;
    private static final int HAS_WINNER = 2;
    private static final int REVISION = 3;
    private static final int RECEIVED_DAY = 4;

    private NamedFigures() {}

    static Figures ofDocument(Fate fate, Optional<KnownRevision> winner) {
        return Figures.of(
                0,
                ListFigures.number(fate.code()),
                winner.isPresent() ? 1 : 0,
                winner.map(known -> known.revision().revision()).orElse(0L),
                winner.map(known -> known.receivedDay().toEpochDay()).orElse(0L));
    }

    static boolean isNamed(Figures figures) {
        return summaries(figures) > 0;
    }

    static long summaries(Figures figures) {
        return number(figures, SUMMARIES);
    }

    /** The figures that are compared with the fate of a list. */
    static Figures fate(Figures figures) {
        return Figures.of(summaries(figures), number(figures, FATE));
    }

    static boolean hasWinner(Figures figures) {
        return number(figures, HAS_WINNER) > 0;
    }

    static long revision(Figures figures) {
        return number(figures, REVISION);
    }

    static LocalDate receivedDay(Figures figures) {
        return LocalDate.ofEpochDay(number(figures, RECEIVED_DAY));
    }

    private static long number(Figures figures, int position) {
        return figures.number(position).toBigInteger().longValueExact();
    }
}

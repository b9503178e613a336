package io.landport.streams.settle;

import io.landport.domain.judge.Fate;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.DocumentState.SettledRevision;
import io.landport.streams.packed.EnumCodes;
import io.landport.streams.packed.PackedReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fate of a document from its {@link DocumentFormat state}. Skips the lines, so it needs no {@link NameNumbers}.
 */
final class DocumentFateReader {
    private DocumentFateReader() {}

    static Optional<Fate> read(PackedReader in) {
        int size = in.readInt();
        List<SettledRevision> revisions = new ArrayList<>(size);
        for (int left = size; left > 0; left--) {
            revisions.add(readRevision(in));
        }
        return new DocumentState(revisions, DocumentFormat.readDecisions(in)).fate();
    }

    private static SettledRevision readRevision(PackedReader in) {
        long number = in.readLong();
        int flags = in.readByte();
        Fate fateInForce = EnumCodes.FATES.constant(in.readByte());
        Fate fate = EnumCodes.FATES.constant(in.readByte());
        long contentHash = in.readFixed();
        LocalDate receivedDay = LocalDate.ofEpochDay(in.readLong());
        for (int left = in.readInt(); left > 0; left--) {
            skipLine(in);
        }
        return new SettledRevision(
                number,
                (flags & DocumentFormat.NEEDS_DECISION) != 0,
                contentHash,
                fateInForce,
                fate,
                (flags & DocumentFormat.HAS_WON) != 0,
                receivedDay,
                List.of());
    }

    /** Series, day, commodity, unit, amounts and quantity. */
    private static void skipLine(PackedReader in) {
        in.readLong();
        in.readLong();
        in.readLong();
        in.readLong();
        in.readAmounts();
        in.readInt128();
    }
}

package io.landport.streams.settle;

import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Fate;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.DocumentState.SettledDecision;
import io.landport.domain.settle.DocumentState.SettledRevision;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.TotalKey;
import io.landport.streams.packed.EnumCodes;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.parcel.CommodityMonth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a document's state. A task has millions of them, so they are compact: series and units are numbers of the
 * task's {@link NameNumbers}, and a revision of three lines takes about 60 bytes.
 */
final class DocumentFormat {
    /** Flags of a revision. */
    private static final int NEEDS_DECISION = 1;

    private static final int HAS_WON = 2;

    private final NameNumbers numbers;

    DocumentFormat(NameNumbers numbers) {
        this.numbers = numbers;
    }

    void write(DocumentState state, PackedWriter out) {
        out.write(state.revisions().size());
        for (SettledRevision revision : state.revisions()) {
            write(revision, out);
        }
        // Up to the end of the bytes, without a count: most documents have none.
        for (SettledDecision decision : state.decisions()) {
            Long revision = decision.revision();
            out.write(decision.number()).writeByte(EnumCodes.OUTCOMES.of(decision.outcome()));
            out.writeByte(revision == null ? 0 : 1).write(revision == null ? 0 : revision);
        }
    }

    DocumentState read(PackedReader in) {
        return read(in, numbers);
    }

    /** Reads a state whose names are looked up one by one. */
    static DocumentState read(PackedReader in, NumberedNames names) {
        int size = in.readInt();
        List<SettledRevision> revisions = new ArrayList<>(size);
        for (int left = size; left > 0; left--) {
            revisions.add(readRevision(in, names));
        }
        return new DocumentState(revisions, readDecisions(in));
    }

    /** Reads what follows the revisions, up to the end. */
    private static List<SettledDecision> readDecisions(PackedReader in) {
        List<SettledDecision> decisions = new ArrayList<>();
        while (in.hasMore()) {
            long number = in.readLong();
            Outcome outcome = EnumCodes.OUTCOMES.constant(in.readByte());
            boolean isNamed = in.readByte() == 1;
            long revision = in.readLong();
            decisions.add(new SettledDecision(number, isNamed ? (Long) revision : null, outcome));
        }
        return decisions;
    }

    private void write(SettledRevision revision, PackedWriter out) {
        out.write(revision.revision())
                .writeByte((revision.needsDecision() ? NEEDS_DECISION : 0) | (revision.hasWon() ? HAS_WON : 0))
                .writeByte(EnumCodes.FATES.of(revision.fateInForce()))
                .writeByte(EnumCodes.FATES.of(revision.fate()))
                .writeFixed(revision.contentHash())
                .write(revision.receivedDay().toEpochDay())
                .write(revision.counted().size());
        for (Contribution counted : revision.counted()) {
            out.write(numbers.numberOf(counted.key().series()))
                    // Usually a few days, so one byte.
                    .write(revision.receivedDay().toEpochDay()
                            - counted.key().day().toEpochDay())
                    .write(CommodityMonth.numberOf(counted.commodity()))
                    .write(numbers.unitNumberOf(counted.unit()))
                    .write(counted.amounts())
                    .write(counted.quantity());
        }
    }

    private static SettledRevision readRevision(PackedReader in, NumberedNames names) {
        long number = in.readLong();
        int flags = in.readByte();
        Fate fateInForce = EnumCodes.FATES.constant(in.readByte());
        Fate fate = EnumCodes.FATES.constant(in.readByte());
        long contentHash = in.readFixed();
        long receivedDay = in.readLong();
        int size = in.readInt();
        List<Contribution> counted = new ArrayList<>(size);
        for (int left = size; left > 0; left--) {
            TotalKey key =
                    new TotalKey(names.seriesOf(in.readInt()), LocalDate.ofEpochDay(receivedDay - in.readLong()));
            counted.add(new Contribution(
                    key,
                    CommodityMonth.commodityOf(in.readInt()),
                    names.unit(in.readInt()),
                    in.readAmounts(),
                    in.readInt128()));
        }
        return new SettledRevision(
                number,
                (flags & NEEDS_DECISION) != 0,
                contentHash,
                fateInForce,
                fate,
                (flags & HAS_WON) != 0,
                LocalDate.ofEpochDay(receivedDay),
                counted);
    }
}

package io.landport.streams;

import io.landport.contract.wire.TotalFields;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Fate;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.DocumentState.SettledDecision;
import io.landport.domain.settle.DocumentState.SettledRevision;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/**
 * A document's state as bytes. The totals that one revision counts in differ in partner, sector and regime alone, so only
 * the first is written in full.
 */
final class DocumentStateFormat {
    private DocumentStateFormat() {}

    static void write(DocumentState state, Encoder out) throws IOException {
        out.writeInt(state.revisions().size());
        for (SettledRevision revision : state.revisions()) {
            out.writeLong(revision.revision());
            out.writeBoolean(revision.needsDecision());
            out.writeLong(revision.contentHash());
            out.writeString(revision.fateInForce().code());
            out.writeString(revision.fate().code());
            out.writeInt(Math.toIntExact(revision.receivedDay().toEpochDay()));
            writeCounted(revision.counted(), out);
        }
        out.writeInt(state.decisions().size());
        for (SettledDecision decision : state.decisions()) {
            Long revision = decision.revision();
            out.writeLong(decision.number());
            out.writeBoolean(revision != null);
            out.writeLong(revision == null ? 0 : revision);
            out.writeString(decision.outcome().code());
        }
    }

    static DocumentState read(Decoder in) throws IOException {
        List<SettledRevision> revisions = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            revisions.add(new SettledRevision(
                    in.readLong(),
                    in.readBoolean(),
                    in.readLong(),
                    fate(in),
                    fate(in),
                    LocalDate.ofEpochDay(in.readInt()),
                    readCounted(in)));
        }
        List<SettledDecision> decisions = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            long number = in.readLong();
            boolean isNamed = in.readBoolean();
            long revision = in.readLong();
            decisions.add(new SettledDecision(number, isNamed ? (Long) revision : null, outcome(in)));
        }
        return new DocumentState(revisions, decisions);
    }

    private static void writeCounted(List<Contribution> counted, Encoder out) throws IOException {
        out.writeInt(counted.size());
        if (counted.isEmpty()) {
            return;
        }
        TotalFields.write(counted.get(0).key(), out);
        for (Contribution contribution : counted) {
            Series series = contribution.key().series();
            out.writeString(series.partner());
            out.writeString(series.sector());
            out.writeString(series.regime());
            out.writeString(contribution.commodity());
            out.writeString(contribution.unit());
            TotalFields.write(contribution.amounts(), out);
            TotalFields.write(contribution.quantity(), out);
        }
    }

    private static List<Contribution> readCounted(Decoder in) throws IOException {
        int size = in.readInt();
        if (size == 0) {
            return List.of();
        }
        TotalKey first = TotalFields.readKey(in);
        List<Contribution> counted = new ArrayList<>(size);
        for (int left = size; left > 0; left--) {
            TotalKey key = sibling(first, in.readString(), in.readString(), in.readString());
            counted.add(new Contribution(
                    key, in.readString(), in.readString(), TotalFields.readAmounts(in), TotalFields.readInt128(in)));
        }
        return counted;
    }

    private static TotalKey sibling(TotalKey first, String partner, String sector, String regime) {
        Series series = first.series();
        return new TotalKey(
                new Series(
                        series.source(),
                        series.reporter(),
                        partner,
                        series.region(),
                        series.crossing(),
                        sector,
                        series.flow(),
                        series.channel(),
                        regime,
                        series.mode(),
                        series.currency()),
                first.day());
    }

    private static Fate fate(Decoder in) throws IOException {
        String code = in.readString();
        return Fate.ofCode(code).orElseThrow(() -> new IOException("there is no fate " + code));
    }

    private static Outcome outcome(Decoder in) throws IOException {
        String code = in.readString();
        return Outcome.ofCode(code).orElseThrow(() -> new IOException("there is no outcome " + code));
    }
}

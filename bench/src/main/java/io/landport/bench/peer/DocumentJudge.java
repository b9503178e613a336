package io.landport.bench.peer;

import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Judged.JudgedRevision;
import io.landport.domain.total.Contribution;
import io.landport.reference.ReferenceReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Landport's judge with the bundled reference data, for peers that judge documents. */
final class DocumentJudge {
    private final Judge judge = new Judge(ReferenceReader.bundled());
    private final LocalDate receivedDay = LocalDate.now(Clock.systemUTC());

    /** The judged document, empty if it is rejected. */
    Optional<Judged> judged(String key, TradeDocument document) {
        return judge.judge(document, Channel.CUSTOMS, key, receivedDay).accepted();
    }

    /** The judged revision, empty if it is rejected. The workload has no decisions. */
    Optional<JudgedRevision> revision(String key, TradeDocument document) {
        return judged(key, document).filter(JudgedRevision.class::isInstance).map(JudgedRevision.class::cast);
    }

    /** What a revision adds to totals as the winner; empty if it is rejected. */
    List<Contribution> counted(String key, TradeDocument document) {
        return revision(key, document).map(JudgedRevision::counted).orElse(List.of());
    }
}

package io.landport.bench.peer;

import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Judged;
import io.landport.domain.total.Contribution;
import io.landport.reference.ReferenceReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Landport's judge over the bundled reference data, for peers whose job it is too. */
final class Judging {
    private final Judge judge = new Judge(ReferenceReader.bundled());
    private final LocalDate receivedDay = LocalDate.now(Clock.systemUTC());

    /** What the document would count, empty if it is rejected. */
    Optional<Judged> judged(String key, TradeDocument document) {
        return judge.judge(document, Channel.CUSTOMS, key, receivedDay).accepted();
    }

    /** What a revision adds to the totals where it wins; nothing where it is rejected. */
    List<Contribution> counted(String key, TradeDocument document) {
        return judged(key, document)
                .filter(Judged.Revision.class::isInstance)
                .map(judged -> ((Judged.Revision) judged).counted())
                .orElse(List.of());
    }
}

package io.landport.domain.settle;

import io.landport.domain.Samples;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judged;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Random messages of a few documents. Revisions and decisions of one number have one content. */
final class RandomMessages {
    private static final int DOCUMENTS = 4;
    private static final int NUMBERS = 6;
    private static final int SECTORS = 3;
    private static final long MAX_VALUE = 1_000_000_000_000_000_000L;
    private static final List<Fate> WITHOUT_LINES = List.of(Fate.CANCELLED, Fate.EXCLUDED, Fate.SUMMARY);

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private final SplittableRandom random;

    RandomMessages(SplittableRandom random) {
        this.random = random;
    }

    /** Distinct messages, followed by some of them again. */
    List<Judged> multiset() {
        Set<Judged> distinct = new LinkedHashSet<>();
        for (int document = 0; document < DOCUMENTS; document++) {
            addDocument(distinct, document);
        }
        List<Judged> multiset = new ArrayList<>(distinct);
        for (int repeated = random.nextInt(distinct.size() + 1); repeated > 0; repeated--) {
            multiset.add(multiset.get(random.nextInt(multiset.size())));
        }
        return multiset;
    }

    List<Judged> shuffled(List<Judged> messages) {
        List<Judged> shuffled = new ArrayList<>(messages);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            shuffled.set(i, shuffled.set(random.nextInt(i + 1), shuffled.get(i)));
        }
        return shuffled;
    }

    private void addDocument(Set<Judged> messages, int document) {
        boolean needsDecision = random.nextBoolean();
        DocumentId id = new DocumentId(Channel.CUSTOMS, needsDecision ? "cn-gacc" : "us-bts", "document " + document);
        for (long number = 0; number < NUMBERS; number++) {
            if (random.nextInt(3) > 0) {
                messages.add(revision(id, number, needsDecision));
            }
            if (needsDecision && random.nextInt(4) > 0) {
                messages.add(decision(id, number));
            }
        }
        if (messages.isEmpty()) {
            messages.add(revision(id, 0, needsDecision));
        }
    }

    private Judged revision(DocumentId id, long number, boolean needsDecision) {
        boolean hasLines = random.nextInt(4) > 0;
        Fate fate = hasLines ? Fate.COUNTED : WITHOUT_LINES.get(random.nextInt(WITHOUT_LINES.size()));
        // Some revisions repeat the content of another, as a restatement does.
        long content = random.nextInt(3) == 0 ? 1 : random.nextLong();
        List<Contribution> counted = hasLines ? counted(new SplittableRandom(content)) : List.of();
        return new Judged.JudgedRevision(
                id, number, needsDecision, content, fate, fate == Fate.CANCELLED ? null : Samples.DAY, counted);
    }

    private static List<Contribution> counted(SplittableRandom content) {
        List<Contribution> counted = new ArrayList<>();
        for (int sector = 0; sector < SECTORS; sector++) {
            long value = content.nextLong(MAX_VALUE);
            if (content.nextBoolean() || counted.isEmpty()) {
                Amounts line = content.nextBoolean()
                        ? Amounts.ofLine(value, content.nextLong(MAX_VALUE))
                        : Amounts.ofLineWithoutWeight(value);
                counted.add(Samples.contribution(Samples.key("sector-" + sector), line));
            }
        }
        return counted;
    }

    private Judged decision(DocumentId id, long number) {
        Long revision = random.nextInt(3) == 0 ? null : Long.valueOf(random.nextLong(NUMBERS));
        // Most decisions are releases.
        Outcome outcome = random.nextBoolean() ? Outcome.RELEASED : OUTCOMES.get(random.nextInt(OUTCOMES.size()));
        return new Judged.JudgedDecision(id, number, revision, outcome);
    }
}

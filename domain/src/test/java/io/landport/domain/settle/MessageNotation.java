package io.landport.domain.settle;

import io.landport.domain.Samples;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judged;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.TotalKey;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A notation for the messages of one document. {@code r1} is revision 1, {@code r1'} is revision 1 with other content,
 * {@code c2} a cancellation as revision 2, {@code x1} an excluded revision, {@code s1} a summary. {@code d3=1+} is decision
 * 3 on revision 1 and {@code d3+} one that names no revision; {@code +} releases, {@code !} refuses, {@code ~} annuls.
 */
final class MessageNotation {
    static final DocumentId ID = Samples.CHINESE;

    /** The total that every counted revision contributes to. */
    static final TotalKey SHARED = Samples.key("wood");

    /** What a counted revision adds to a total of its own. */
    static final Amounts OWN = Amounts.ofLineWithoutWeight(7);

    private static final Pattern REVISION = Pattern.compile("([rcxs])([0-9]+)('?)");
    private static final Pattern DECISION = Pattern.compile("d([0-9]+)(?:=([0-9]+))?([+!~])");

    private MessageNotation() {}

    static Judged message(String word, boolean needsDecision) {
        Matcher revision = REVISION.matcher(word);
        return revision.matches() ? revision(revision, needsDecision) : decision(word);
    }

    /** What a revision counts while it is the winner. */
    static List<Contribution> counted(long number) {
        return List.of(
                Samples.contribution(SHARED, Amounts.ofLine(1_000 + number, 10 * number)),
                Samples.contribution(own(number), OWN));
    }

    static TotalKey own(long number) {
        return Samples.key("sector-of-revision-" + number);
    }

    private static Judged revision(Matcher word, boolean needsDecision) {
        long number = Long.parseLong(word.group(2));
        Fate fate = fate(word.group(1));
        return new Judged.JudgedRevision(
                ID,
                number,
                needsDecision,
                word.group().hashCode(),
                fate,
                fate == Fate.CANCELLED ? null : Samples.DAY,
                fate == Fate.COUNTED ? counted(number) : List.of());
    }

    private static Fate fate(String letter) {
        return switch (letter) {
            case "c" -> Fate.CANCELLED;
            case "x" -> Fate.EXCLUDED;
            case "s" -> Fate.SUMMARY;
            default -> Fate.COUNTED;
        };
    }

    private static Judged decision(String word) {
        Matcher decision = DECISION.matcher(word);
        if (!decision.matches()) {
            throw new IllegalArgumentException("unknown message " + word);
        }
        String named = decision.group(2);
        return new Judged.JudgedDecision(
                ID,
                Long.parseLong(decision.group(1)),
                named == null ? null : Long.valueOf(named),
                outcome(decision.group(3)));
    }

    private static Outcome outcome(String sign) {
        return switch (sign) {
            case "+" -> Outcome.RELEASED;
            case "!" -> Outcome.REFUSED;
            default -> Outcome.ANNULLED;
        };
    }
}

package io.landport.launcher.administration;

import io.landport.terminal.Columns;
import io.landport.verify.Difference;
import io.landport.verify.FateBalance;
import io.landport.verify.FigureComparison;
import io.landport.verify.VerificationReport;
import java.util.List;
import java.util.stream.Collectors;

/** The result of a verification as text: what was compared, what differs, and the fates of the records. */
public final class VerificationText {
    private static final Columns LAYOUT = new Columns(" ", -18, 14, 10);
    private static final String WORD = "    %-11s %s%n";

    private VerificationText() {}

    public static String of(VerificationReport report) {
        StringBuilder text = new StringBuilder();
        text.append(row("compared", "keys", "differ"));
        for (FigureComparison compared : report.compared()) {
            text.append(
                    row(compared.aggregate(), "%,d".formatted(compared.keys()), "%,d".formatted(compared.differing())));
        }
        String before = "";
        for (Difference difference : report.first()) {
            if (!difference.aggregate().equals(before)) {
                before = difference.aggregate();
                text.append("%n%s that differ%n".formatted(before));
            }
            text.append("  %s%n".formatted(difference.key()));
            difference.figures().forEach((name, figures) -> text.append(WORD.formatted(name, figures)));
        }
        text.append("%nfates of the records%n".formatted());
        report.balances().forEach(balance -> text.append(balance(balance)));
        text.append("%n%s%n".formatted(conclusion(report)));
        return text.toString();
    }

    private static String row(String... cells) {
        return LAYOUT.line(List.of(cells)) + System.lineSeparator();
    }

    private static String balance(FateBalance balance) {
        String fates = balance.fates().entrySet().stream()
                .map(fate -> "%s %,d".formatted(fate.getKey(), fate.getValue()))
                .collect(Collectors.joining(", "));
        return "  %s, %s: read %,d (%s), unaccounted for %,d%n"
                .formatted(balance.topic(), balance.side(), balance.read(), fates, balance.unaccounted());
    }

    private static String conclusion(VerificationReport report) {
        String cuts = report.rounds() == 1 ? "" : " after %d cuts".formatted(report.rounds());
        return report.isClean()
                ? "Nothing differs%s.".formatted(cuts)
                : "%,d keys differ%s.".formatted(report.differing(), cuts);
    }
}

package io.landport.operations.stage;

import io.landport.domain.audit.ActionKind;
import io.landport.domain.audit.ActionOutcome;
import io.landport.domain.audit.OperatorAction;
import io.landport.verify.FateBalance;
import io.landport.verify.FigureComparison;
import io.landport.verify.VerificationReport;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;

/** The outcome of a verification as an action of an operator. */
public final class VerificationRecord {
    private VerificationRecord() {}

    public static OperatorAction of(VerificationReport report, String by, int generation, Clock clock) {
        long keys = report.compared().stream().mapToLong(FigureComparison::keys).sum();
        long unaccounted =
                report.balances().stream().mapToLong(FateBalance::unaccounted).sum();
        return new OperatorAction(
                UUID.randomUUID().toString(),
                clock.instant(),
                by,
                null,
                ActionKind.VERIFY,
                report.isClean() ? ActionOutcome.EQUAL : ActionOutcome.DIFFERENT,
                null,
                null,
                null,
                null,
                String.format(
                        Locale.ROOT,
                        "%,d keys compared, %,d differ, %,d records without a fate",
                        keys,
                        report.differing(),
                        unaccounted),
                generation);
    }
}

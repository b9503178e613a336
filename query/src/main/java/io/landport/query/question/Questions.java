package io.landport.query.question;

import java.util.List;
import java.util.Map;

/** All questions that one query of the store answers. */
public final class Questions {
    private Questions() {}

    /** The questions by name, in the order of the help. */
    public static Map<String, StoreQuestion> all() {
        return Question.byCode(List.of(
                TotalsQuestion.daily(),
                TotalsQuestion.monthly(),
                new RollingQuestion(),
                TotalsQuestion.commodity(),
                TotalsQuestion.corridor(),
                TotalsQuestion.zone(),
                new RevisionsQuestion(),
                new YearOnYearQuestion(),
                new MonthOnMonthQuestion(),
                new SharesQuestion(),
                PriceQuestion.index(),
                PriceQuestion.growth(),
                new MirrorQuestion(),
                new SuspectsQuestion(),
                RecordQuestion.fates(),
                RecordQuestion.balance(),
                RecordQuestion.feeds(),
                RecordQuestion.webhooks()));
    }
}

package io.landport.query.question;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** All questions that one query of the store answers. */
public final class Questions {
    private Questions() {}

    /**
     * The questions by name, in the order of the help.
     *
     * @param datedByMonth as for {@link RollingQuestion}
     */
    public static Map<String, StoreQuestion> all(Supplier<Set<String>> datedByMonth) {
        return Question.byCode(List.of(
                        new DailyQuestion(),
                        MonthQuestion.monthly(),
                        new RollingQuestion(datedByMonth),
                        new CommodityQuestion(),
                        MonthQuestion.corridor(),
                        MonthQuestion.zone(),
                        new RevisionsQuestion(),
                        new YearOnYearQuestion(),
                        new MirrorQuestion(),
                        new SuspectsQuestion(),
                        RecordQuestion.fates(),
                        RecordQuestion.balance(),
                        RecordQuestion.feeds()));
    }
}

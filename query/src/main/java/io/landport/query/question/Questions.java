package io.landport.query.question;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** All questions by name. */
public final class Questions {
    private Questions() {}

    /** @param datedByMonth as for {@link RollingQuestion} */
    public static Map<String, Question> all(Supplier<Set<String>> datedByMonth) {
        Map<String, Question> questions = new LinkedHashMap<>();
        questions.put("daily", new DailyQuestion());
        questions.put("monthly", new MonthlyQuestion());
        questions.put("rolling", new RollingQuestion(datedByMonth));
        questions.put("commodity", new CommodityQuestion());
        questions.put("corridor", new CorridorQuestion());
        questions.put("zone", new ZoneQuestion());
        questions.put("revisions", new RevisionsQuestion());
        questions.put("yoy", new YearOnYearQuestion());
        questions.put("mirror", new MirrorQuestion());
        questions.put("suspects", new SuspectsQuestion());
        questions.put("fates", new FateQuestion());
        questions.put("balance", new BalanceQuestion());
        questions.put("feeds", new FeedQuestion());
        return Collections.unmodifiableMap(questions);
    }
}

package io.landport.query.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.query.Asked;
import io.landport.query.TestStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class MonthlyQuestionTest {
    private final Asked monthly = new Asked(TotalsQuestion.monthly());

    @Test
    void shouldReadReportedTotalsUnlessDimensionsAreNeededThatTheyAddUp() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2021-03-02 suifenhe-grodekovo-rail wood import cn-gacc CN customs CNY", 1, 1, "100", "40")
                .with("2021-03-31 dongning-poltavka energy import cn-gacc CN customs CNY", 2, 0, "300.5", "10")
                .with("2021-04-01 dongning-poltavka energy export cn-gacc CN customs CNY", 4, 0, "8", "2");
        Asked months = monthly.with("by", "month,flow").with("source", "cn-gacc");
        String before = store.csv(months);
        store.execute("DELETE FROM monthly_total_fact");

        // When
        String reported = store.csv(months);

        // Then
        assertThat(before).isEqualTo("""
                month,flow,lines,lines_without_weight,value,currency,net_weight_kg
                2021-03,import,3,1,400.5,CNY,50
                2021-04,export,4,0,8,CNY,2
                """);
        assertThat(reported).isEqualTo(before);
        assertThat(store.csv(months.with("sector", "wood")).lines()).hasSize(1);
    }
}

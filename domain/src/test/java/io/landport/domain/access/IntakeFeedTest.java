package io.landport.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeFeedTest {
    @Test
    void shouldReadFeedsWithTheirSourcesFormatAndMapping() {
        // When
        List<IntakeFeed> feeds = IntakeFeed.parse("harbour=us-bts, cn-gacc:json; rail=*:csv:rail-rows;default=*");

        // Then
        assertThat(feeds)
                .containsExactly(
                        new IntakeFeed("harbour", List.of("us-bts", "cn-gacc"), "json", null),
                        new IntakeFeed("rail", List.of("*"), "csv", "rail-rows"),
                        new IntakeFeed("default", List.of("*"), null, null));
        assertThat(feeds.get(0).mayPublish("cn-gacc")).isTrue();
        assertThat(feeds.get(0).mayPublish("ru-fcs")).isFalse();
        assertThat(feeds.get(2).mayPublish("ru-fcs")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"harbour", "harbour=", "Harbour=*", "a.b=*", "=*", "a=*;a=us-bts", ";", "a=:csv"})
    void shouldRefuseWhatIsNoFeed(String text) {
        assertThatThrownBy(() -> IntakeFeed.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

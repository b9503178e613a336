package io.landport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReleaseTest {
    private static final Release LATER = new Release("1.2.0", 3);

    @Test
    void shouldFindTheVersionInTheIdsOfClientsThatKafkaStreamsDerives() {
        assertThat(Release.ofClientId(LATER.clientId("eu.landport-streams-g2") + "-7b6f-StreamThread-1-consumer"))
                .contains(LATER);
        assertThat(Release.ofClientId(LATER.clientId("landport-consumer"))).contains(LATER);
        assertThat(Release.ofClientId(Release.OWN.clientId("landport-consumer")))
                .contains(new Release(Release.VERSION, FormatLevels.CURRENT));
    }

    @Test
    void shouldFindNoneInIdsOfVersionsThatDidNotSayIt() {
        assertThat(Release.ofClientId("landport-streams-0b35ad36-StreamThread-1-consumer"))
                .isEmpty();
        assertThat(Release.ofClientId("consumer-landport-consumer-1")).isEmpty();
    }
}

package io.landport.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.contract.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemberIdTest {
    @TempDir
    private Path folder;

    @Test
    void shouldStayTheSameInAFolder() {
        assertThat(MemberId.in(folder)).isNotBlank().isEqualTo(MemberId.in(folder));
    }

    @Test
    void shouldDifferBetweenFolders() {
        assertThat(MemberId.in(folder.resolve("one"))).isNotEqualTo(MemberId.in(folder.resolve("another")));
    }

    @Test
    void shouldNotUseAFileThatACrashLeftUnfinished() throws IOException {
        // Given
        Files.writeString(folder.resolve("member-id.tmp"), "unfin");

        // Then
        assertThat(MemberId.in(folder)).hasSize(36).isEqualTo(MemberId.in(folder));
    }

    @Test
    void shouldReplaceAFileThatAPowerFailureEmptied() throws IOException {
        // Given
        Files.createFile(folder.resolve("member-id"));

        // Then
        assertThat(MemberId.in(folder)).hasSize(36).isEqualTo(MemberId.in(folder));
    }

    @Test
    void shouldNameAFileThatItCannotRead() throws IOException {
        // Given
        Files.createDirectory(folder.resolve("member-id"));

        // Then
        assertThatThrownBy(() -> MemberId.in(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("member-id");
    }

    @Test
    void shouldNameEachThreadInItsGroup() {
        // Given
        Map<String, String> client = Map.of("bootstrap.servers", "localhost:9092");

        // When
        StreamsConfig config = new StreamsSettings(client, "", 1, folder, 2, Failover.DEFAULT, false).config("m");

        // Then
        assertThat(config.getMainConsumerConfigs("group", "client", 2))
                .containsEntry(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, "m-2");
        assertThat(Release.ofClientId(config.getString(StreamsConfig.CLIENT_ID_CONFIG)))
                .contains(Release.OWN);
    }
}

package io.landport.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MappedFilesTest {
    @Test
    void shouldCountTheFilesOfAFolderOnly() {
        // Given
        List<String> smaps = List.of(
                "7f0000000000-7f0004000000 rw-s 00000000 08:01 12    /data/streams/0_1/documents/pages",
                "Size:              65536 kB",
                "Rss:                 100 kB",
                "VmFlags: rd wr sh",
                "7f0004000000-7f0008000000 rw-s 04000000 08:01 12    /data/streams/0_1/documents/pages",
                "Size:              65536 kB",
                "Rss:                  20 kB",
                "7f0008000000-7f0008010000 r--p 00000000 08:01 13    /database/streams.jar",
                "Size:                 64 kB",
                "Rss:                   4 kB");

        // Then
        assertThat(MappedFiles.counted(smaps, Path.of("/data"), 7))
                .isEqualTo(new MappedFiles(2, 2 * 65_536 * 1024L, 120 * 1024, 7));
    }
}

package io.landport.operations.backup;

import java.time.Instant;

/** What a backup contains. */
public record BackupSummary(Instant created, int generation, long documents, long rows, int files) {
    static BackupSummary of(Manifest manifest) {
        return new BackupSummary(
                manifest.created(),
                manifest.generation(),
                count(manifest, Backup.TOPICS, "documents.v"),
                count(manifest, Backup.STORE, ""),
                manifest.files().size());
    }

    private static long count(Manifest manifest, String folder, String part) {
        return manifest.filesIn(folder).stream()
                .filter(entry -> entry.name().contains(part))
                .mapToLong(Manifest.Entry::count)
                .sum();
    }
}

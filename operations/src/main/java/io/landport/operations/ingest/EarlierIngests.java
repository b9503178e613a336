package io.landport.operations.ingest;

import io.landport.domain.fate.FeedReport;
import io.landport.format.feed.Input;
import io.landport.installation.Installation;
import io.landport.kafka.read.CompactedTopic;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds files that were ingested before with other content, whose changed documents conflict. */
public record EarlierIngests(List<FeedReport> reports) {
    public static EarlierIngests of(Installation installation) {
        return new EarlierIngests(List.copyOf(new CompactedTopic<>(
                        installation.client(), installation.topics().feeds(), installation.wire())
                .read()
                .values()));
    }

    /** A warning before a file is published again with other content; empty if it is new or unchanged. */
    public Optional<String> warning(Input input, String format) {
        Optional<String> hash = hash(input);
        return hash.isEmpty()
                ? Optional.empty()
                : reports.stream()
                        .filter(report -> report.file().equals(input.fileName())
                                && report.format().equals(format)
                                && !report.hash().equals(hash.get()))
                        .max(Comparator.comparing(FeedReport::finished))
                        .map(report -> input.givenName() + " was ingested with other content, "
                                + "%,d".formatted(report.rows())
                                + " rows, at " + report.finished()
                                + ": documents that differ will be rejected as conflicting-revision. To replace what was"
                                + " ingested, give --supersede 1, or the next number after an earlier replacement");
    }

    /** Also empty for a file that cannot be read, which the ingest reports. */
    private static Optional<String> hash(Input input) {
        try {
            return input.hash();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

package io.landport.verify;

import io.landport.contract.Codec;
import io.landport.domain.fate.FeedReport;
import io.landport.kafka.read.TopicReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The documents that intake has published, as its reports say. */
final class IntakeReports {
    private IntakeReports() {}

    /**
     * The number of documents by topic of the feeds. The documents of these reports are in their topics. What is no report is skipped, as
     * the consumer does.
     */
    static Map<String, Long> documents(
            VerificationSettings settings, TopicReader topics, VerificationListener listener) {
        Codec<FeedReport> codec = settings.wire().codec(settings.topics().feeds());
        Map<String, FeedReport> latest = new HashMap<>();
        topics.read(
                topics.ends(List.of(settings.topics().feeds().name())),
                record -> Optional.ofNullable(record.value())
                        .flatMap(value -> codec.decode(value).value())
                        .filter(report -> report.topic().isPresent())
                        .ifPresent(report -> latest.put(report.key(), report)),
                (done, of) -> listener.progressed("read reports of intake", done, of));
        Map<String, Long> documents = new TreeMap<>();
        latest.values()
                .forEach(report -> documents.merge(report.topic().orElseThrow(), report.documents(), Math::addExact));
        return documents;
    }
}
